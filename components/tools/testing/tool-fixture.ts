import type { ToolSnapshot } from '@/lib/contract/snapshot';
import type { Tool } from '@/lib/contract/tool';

/** A tool as an API would answer it, for tests to vary. */
export const toolFixture = (over: Partial<Tool> = {}): Tool => ({
  id: 'kg1',
  workspace_id: 'w1',
  name: 'lookup-order',
  description: 'Looks an order up.',
  language: 'python',
  code: 'def main(**params):\n    return {"message": "ok"}\n',
  parameters: {
    order_id: { type: 'string', required: true, description: 'The order id.' },
    history: { type: 'boolean', required: false, description: 'With its history?' },
  },
  execution_message_description: 'Looking up the order',
  enable_globally: false,
  validated: true,
  version: 3,
  created_at: '2026-04-01T17:22:10.000Z',
  ...over,
});

let reads = 0;

export const snapshotFixture = (over: Partial<Tool> = {}): ToolSnapshot => {
  reads += 1;
  return { tool: toolFixture(over), revision: `revision-${reads}` };
};
