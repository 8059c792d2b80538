import { describe, expect, it, vi } from 'vitest';
import { type ExportRun, runExport } from '@/components/tools/list/export-run';
import type { ClientProblem } from '@/lib/contract/problem';
import type { Tool } from '@/lib/contract/tool';
import type { ExportPage } from '@/lib/queries/tools-bulk';
import { NO_FILTER } from '@/lib/queries/tools-filter';

const tool = (id: string): Tool => ({
  id,
  workspace_id: 'w1',
  name: id,
  description: '',
  language: 'python',
  code: '',
  parameters: {},
  execution_message_description: null,
  enable_globally: false,
  validated: true,
  version: 1,
  created_at: '2026-04-01T17:22:10.000Z',
});
const idsFrom = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => `k${from + index}`);
const page = (ids: string[], nextCursor: string | null): ExportPage => ({ tools: ids.map(tool), nextCursor });

const run = (ids: string[], fetch: ExportRun['fetch'], signal = new AbortController().signal) =>
  runExport({
    items: ids.map((id) => ({ id, name: id })),
    list: { workspaceId: 'w1', filter: NO_FILTER },
    fetch,
    problemOf: (error) => error as ClientProblem,
    second: async () => {},
    signal,
    report: () => {},
  });

describe('runExport', () => {
  it('asks for a few tools by their ids', async () => {
    const fetch = vi.fn(async () => page(['k1', 'k2'], null));
    const { tools } = await run(['k1', 'k2'], fetch);
    expect(fetch.mock.calls).toEqual([[{ ids: ['k1', 'k2'] }]]);
    expect(tools).toHaveLength(2);
  });

  it('picks many out of the pages of their list, and reads no further than it must', async () => {
    const fetch = vi
      .fn()
      .mockResolvedValueOnce(page(idsFrom(0, 100), 'next'))
      .mockResolvedValueOnce(page(idsFrom(100, 200), 'more'));
    const { tools, progress } = await run(idsFrom(90, 130), fetch);
    expect(fetch.mock.calls.map(([request]) => request.cursor)).toEqual([null, 'next']);
    expect(tools.map(({ id }) => id)).toEqual(idsFrom(90, 130));
    expect(progress.failures).toEqual([]);
  });

  it('waits for a rate limit', async () => {
    const limited: ClientProblem = { code: 'rate_limited', message: 'Slow down.', retryAfterSeconds: 1 };
    const fetch = vi
      .fn()
      .mockRejectedValueOnce(limited)
      .mockResolvedValueOnce(page(['k1'], null));
    expect((await run(['k1'], fetch)).tools).toHaveLength(1);
  });

  it('exports nothing rather than a part', async () => {
    const away: ClientProblem = { code: 'unreachable', message: 'The API cannot be reached.' };
    const fetch = vi
      .fn()
      .mockResolvedValueOnce(page(idsFrom(0, 20), 'next'))
      .mockRejectedValueOnce(away);
    const { tools, progress } = await run(idsFrom(0, 30), fetch);
    expect(tools).toEqual([]);
    expect(progress.stoppedBy).toEqual(away);
  });

  it('says which tools are gone', async () => {
    const { tools, progress } = await run(['k1', 'k2'], async () => page(['k2'], null));
    expect(tools.map(({ id }) => id)).toEqual(['k2']);
    expect(progress.failures.map(({ item }) => item.id)).toEqual(['k1']);
  });
});
