import { describe, expect, it } from 'vitest';
import { exportTools } from '@/components/tools/export-tools';
import { createToolBodySchema, type Tool } from '@/lib/contract/tool';

const tool = (over: Partial<Tool> = {}): Tool => ({
  id: 'kg1',
  workspace_id: 'w1',
  name: 'lookup-order',
  description: 'Looks an order up.',
  language: 'python',
  code: 'def main(**params):\n    return {"message": "ok"}\n',
  parameters: {
    zebra: { enum_values: ['b', 'a'], description: 'last in the alphabet', required: true, type: 'string' },
    apple: { type: 'number', required: false, description: '' },
  },
  execution_message_description: null,
  enable_globally: true,
  validated: true,
  version: 7,
  created_at: '2026-04-01T17:22:10.000Z',
  ...over,
});

describe('exportTools', () => {
  it('names a single file after its tool and many after the day', () => {
    const day = new Date('2026-05-06T23:00:00Z');
    expect(exportTools([tool()], day).fileName).toBe('lookup-order.tool.json');
    expect(exportTools([tool(), tool({ name: 'b' })], day).fileName).toBe('tools-2026-05-06.json');
    expect(exportTools([], day).fileName).toBe('tools-2026-05-06.json');
  });

  it('writes what can be created again, and nothing else', () => {
    const [exported] = JSON.parse(exportTools([tool()]).text).tools;
    const parsed = createToolBodySchema.safeParse({ workspace_id: 'w2', ...exported });
    expect(parsed.error).toBeUndefined();
    expect(exported).not.toHaveProperty('id');
    expect(exported).not.toHaveProperty('version');
    expect(exported.execution_message_description).toBe('');
  });

  it('is the same text whatever order the tools and their fields came in, and keeps the parameters’ order', () => {
    const shuffled = Object.fromEntries(Object.entries(tool()).reverse()) as Tool;
    const other = tool({ name: 'aaa' });
    expect(exportTools([shuffled, other]).text).toBe(exportTools([other, tool()]).text);
    const [, second] = JSON.parse(exportTools([tool(), other]).text).tools;
    expect(Object.keys(second.parameters)).toEqual(['zebra', 'apple']);
  });
});
