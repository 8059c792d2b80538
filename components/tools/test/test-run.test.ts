import { describe, expect, it } from 'vitest';
import { logText } from '@/components/runs/run-log';
import {
  IDLE,
  reduceTestRun,
  spoken,
  type TestRun,
  type TestRunEvent,
} from '@/components/tools/test/test-run';
import type { Run, RunEvent } from '@/lib/contract/run';

const RUN: Run = {
  id: 'r1',
  workspace_id: 'w',
  tool_id: null,
  tool_name: 'a-tool',
  tool_version: null,
  language: 'python',
  source: 'test',
  token_name: null,
  agent_id: null,
  state: 'succeeded',
  error: null,
  message: 'Hello',
  run_time_ms: 3,
  created_at: '2026-01-01T00:00:00.000Z',
  ended_at: '2026-01-01T00:00:00.003Z',
  code: 'x',
  parameters: {},
  arguments: {},
  result: { message: 'Hello' },
  logs: '',
  logs_truncated: false,
  queue_time_ms: 0,
  peak_memory_bytes: null,
  timeout_ms: 10_000,
};

const happened = (events: readonly TestRunEvent[], from: TestRun = IDLE) =>
  events.reduce(reduceTestRun, from);
const asked: TestRunEvent = { kind: 'asked', code: 'x', saved: false };
const heard = (...events: RunEvent[]): TestRunEvent => ({ kind: 'heard', events, atMs: 5 });
const log = (stream: 'stdout' | 'stderr', text: string): RunEvent => ({ type: 'log', stream, text });

describe('a test', () => {
  it('goes through its stages and keeps what is printed on the way', () => {
    const going = happened([
      asked,
      heard({ type: 'accepted', run_id: 'r1' }, { type: 'queued' }),
      heard({ type: 'packages', names: ['numpy'], installed: 0 }),
    ]);
    expect(going).toMatchObject({ stage: { kind: 'packages', names: ['numpy'], installed: 0 } });
    const started = happened(
      [heard({ type: 'started' }, log('stdout', 'a')), heard(log('stderr', 'b'))],
      going,
    );
    expect(started).toMatchObject({ kind: 'going', stage: { kind: 'started', sinceMs: 5 } });
    const ended = happened([heard(log('stdout', 'c'), { type: 'ended', run: RUN })], started);
    expect(ended).toMatchObject({ kind: 'ended', run: RUN, code: 'x' });
    expect(ended.kind === 'ended' && logText(ended.log)).toBe('abc');
  });

  it('says when no sandbox was free, and how long to wait', () => {
    const refused = happened([asked, heard({ type: 'refused', error: 'Busy.', retry_after_seconds: 3 })]);
    expect(refused).toMatchObject({
      kind: 'failed',
      problem: { code: 'unavailable', message: 'Busy.', retryAfterSeconds: 3 },
    });
  });

  it('is cancelled at once, and hears nothing after', () => {
    const cancelled = happened([asked, heard(log('stdout', 'a')), { kind: 'cancelled' }]);
    expect(cancelled).toMatchObject({ kind: 'cancelled', mayGoOn: false });
    expect(happened([heard({ type: 'ended', run: RUN })], cancelled)).toBe(cancelled);
  });

  it('only stops waiting for a saved version', () => {
    expect(happened([{ ...asked, saved: true }, { kind: 'cancelled' }])).toMatchObject({ mayGoOn: true });
  });

  it('cannot be cancelled when it is over', () => {
    const ended = happened([asked, heard({ type: 'ended', run: RUN }), { kind: 'cancelled' }]);
    expect(ended.kind).toBe('ended');
  });

  it('begins anew with nothing of the last one', () => {
    const again = happened([asked, heard(log('stdout', 'a'), { type: 'ended', run: RUN }), asked]);
    expect(again).toMatchObject({ kind: 'going', stage: { kind: 'sent' }, log: { length: 0 } });
  });
});

describe('what is read aloud', () => {
  it('is what takes its time, how it ended, and not more than a listener can bear', () => {
    expect(spoken(happened([asked]))).toBeNull();
    const installing: RunEvent = { type: 'packages', names: ['numpy', 'pandas'], installed: 1 };
    expect(spoken(happened([asked, heard(installing)]))).toBe('Installing packages: numpy, pandas');
    expect(spoken(happened([asked, heard({ type: 'ended', run: RUN })]))).toBe('Run finished: Hello');
    const long = { ...RUN, message: 'x'.repeat(5_000) };
    expect(spoken(happened([asked, heard({ type: 'ended', run: long })]))?.length).toBeLessThan(250);
    expect(spoken(happened([asked, { kind: 'cancelled' }]))).toBe('Cancelled');
  });
});
