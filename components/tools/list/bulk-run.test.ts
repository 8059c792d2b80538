import { describe, expect, it, vi } from 'vitest';
import { type BulkProgress, type BulkRun, runBulk } from '@/components/tools/list/bulk-run';
import { resultWords } from '@/components/tools/list/bulk-words';
import type { ClientProblem } from '@/lib/contract/problem';

const LIMITED: ClientProblem = { code: 'rate_limited', message: 'Slow down.', retryAfterSeconds: 2 };
const LOST: ClientProblem = { code: 'uncertain', message: 'The connection was lost.' };
const SIGNED_OUT: ClientProblem = { code: 'unauthenticated', message: 'You are signed out.' };
const REFUSED: ClientProblem = { code: 'invalid_request', message: 'It was refused.' };

const items = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `k${index}`, name: `tool-${index}` }));

const everyOk = async (ids: string[]) => ({
  ok: true as const,
  value: ids.map((id) => ({ id, problem: null })),
});

const run = (over: Partial<BulkRun> = {}) => {
  const reports: BulkProgress[] = [];
  const stop = new AbortController();
  const setting: BulkRun = {
    items: items(7),
    chunkSize: 3,
    write: vi.fn(everyOk),
    lookUp: vi.fn(async () => 'unknown' as const),
    second: vi.fn(async () => {}),
    signal: stop.signal,
    report: (progress) => reports.push(progress),
    ...over,
  };
  return { setting, reports, stop, end: () => runBulk(setting) };
};
const namesOf = (list: readonly { id: string }[]) => list.map(({ id }) => id).join(' ');

describe('runBulk', () => {
  it('writes a few at a time and says how far it is', async () => {
    const { setting, reports, end } = run();
    const progress = await end();
    expect(vi.mocked(setting.write).mock.calls.map(([ids]) => ids.length)).toEqual([3, 3, 1]);
    expect(progress.done).toHaveLength(7);
    expect(reports.map(({ left }) => left.length)).toEqual([4, 1, 0]);
  });

  it('waits as long as the API asks, then tries only what was refused', async () => {
    const write = vi.fn(everyOk).mockResolvedValueOnce({
      ok: true,
      value: [
        { id: 'k0', problem: null },
        { id: 'k1', problem: LIMITED },
        { id: 'k2', problem: LIMITED },
      ],
    } as never);
    const { setting, reports, end } = run({ write });
    const progress = await end();
    expect(write.mock.calls.map(([ids]) => ids.join(' '))).toEqual(['k0 k1 k2', 'k1 k2 k3', 'k4 k5 k6']);
    expect(setting.second).toHaveBeenCalledTimes(2);
    expect(reports.map(({ waitSeconds }) => waitSeconds).filter((left) => left !== null)).toEqual([2, 1]);
    expect(progress).toMatchObject({ failures: [], left: [], waitSeconds: null });
  });

  it('looks up what may have happened and never writes it again', async () => {
    const write = vi.fn(everyOk).mockResolvedValueOnce({ ok: false, problem: LOST } as never);
    const lookUp = vi
      .fn()
      .mockResolvedValueOnce('happened')
      .mockResolvedValueOnce('did-not-happen')
      .mockResolvedValueOnce('unknown');
    const progress = await run({ write, lookUp }).end();
    expect(namesOf(progress.done)).toBe('k0 k3 k4 k5 k6');
    expect(progress.failures.map(({ item, certain }) => [item.id, certain])).toEqual([
      ['k1', true],
      ['k2', false],
    ]);
    expect(write.mock.calls.flatMap(([ids]) => ids)).toEqual(items(7).map(({ id }) => id));
  });

  it('goes on past a tool that fails by itself', async () => {
    const write = vi.fn(async (ids: string[]) => ({
      ok: true as const,
      value: ids.map((id) => ({ id, problem: id === 'k1' ? REFUSED : null })),
    }));
    const progress = await run({ write }).end();
    expect(progress.failures).toEqual([
      { item: { id: 'k1', name: 'tool-1' }, reason: 'It was refused.', certain: true },
    ]);
    expect(progress.done).toHaveLength(6);
  });

  it('stops where every further tool would fail the same way', async () => {
    const write = vi.fn(async () => ({ ok: false as const, problem: SIGNED_OUT }));
    const progress = await run({ write }).end();
    expect(write).toHaveBeenCalledTimes(1);
    expect(progress.stoppedBy).toEqual(SIGNED_OUT);
    expect(progress.failures).toHaveLength(3);
    expect(progress.left).toHaveLength(4);
  });

  it('finishes the chunk under way when it is stopped', async () => {
    const setting = run();
    vi.mocked(setting.setting.write).mockImplementationOnce(async (ids) => {
      setting.stop.abort();
      return everyOk(ids);
    });
    const progress = await setting.end();
    expect(namesOf(progress.done)).toBe('k0 k1 k2');
    expect(progress.left).toHaveLength(4);
  });

  it('does not wait on when it is stopped while waiting', async () => {
    const write = vi.fn(async () => ({
      ok: false as const,
      problem: { ...LIMITED, retryAfterSeconds: 60 },
    }));
    const stopping = run({ write });
    vi.mocked(stopping.setting.second).mockImplementationOnce(async () => stopping.stop.abort());
    const progress = await stopping.end();
    expect(stopping.setting.second).toHaveBeenCalledTimes(1);
    expect(progress.left).toHaveLength(7);
  });
});

describe('how it ended, in words', () => {
  const job = (progress: Partial<BulkProgress>) =>
    resultWords({
      kind: 'enable',
      total: 40,
      phase: 'finished',
      stopped: false,
      progress: { done: [], failures: [], left: [], stoppedBy: null, waitSeconds: null, ...progress },
    });

  it('names each outcome that there is', () => {
    const [first, second, third] = items(3).map((item) => ({ item, reason: 'No.', certain: true }));
    expect(job({ done: items(38) })).toBe('38 tools enabled');
    expect(
      job({
        done: items(38),
        failures: [first, second, third && { ...third, certain: false }].filter((one) => one !== undefined),
        left: items(4),
      }),
    ).toBe('38 tools enabled, 2 failed, 1 unknown, 4 not tried');
  });
});
