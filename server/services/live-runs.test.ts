import { expect, test } from 'vitest';
import { createLiveRuns } from '@/server/services/live-runs';

const nobodyGoes = () => new AbortController().signal;

test('a run is cancelled by its id, while it is under way', () => {
  const live = createLiveRuns();
  const { signal, over } = live.begin('rn1', 'ws1', nobodyGoes());
  expect([live.ids(), live.workspaceOf('rn1'), live.workspaceOf('rn2')]).toEqual([['rn1'], 'ws1', null]);

  expect(live.cancel('rn2')).toBe(false);
  expect(signal.aborted).toBe(false);
  expect(live.cancel('rn1')).toBe(true);
  expect([signal.aborted, signal.reason]).toEqual([true, 'asked']);
  over();
  expect(live.cancel('rn1')).toBe(false);
});

test('a caller that goes away, or has gone before, cancels it', () => {
  const live = createLiveRuns();
  const caller = new AbortController();
  const { signal } = live.begin('rn1', 'ws1', caller.signal);
  caller.abort();
  expect([signal.aborted, signal.reason]).toEqual([true, 'caller-gone']);
  expect(live.begin('rn2', 'ws1', caller.signal).signal.aborted).toBe(true);
});

test('stopping ends all of them and waits for the last', async () => {
  const live = createLiveRuns();
  const runs = ['rn1', 'rn2'].map((id) => live.begin(id, 'ws1', nobodyGoes()));
  let stopped = false;
  const stopping = live.stop().then(() => {
    stopped = true;
  });

  expect(live.isStopping()).toBe(true);
  expect(runs.map(({ signal }) => signal.reason)).toEqual(['stopping', 'stopping']);
  runs[0]?.over();
  await Promise.resolve();
  expect(stopped).toBe(false);
  runs[1]?.over();
  await stopping;
});
