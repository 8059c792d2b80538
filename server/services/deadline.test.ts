import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Deadline, withDeadline } from '@/server/services/deadline';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const untilAborted = ({ signal, isOver }: Deadline) =>
  new Promise<boolean | 'given up'>((resolve) => {
    signal.addEventListener('abort', () => resolve(isOver()));
    if (signal.aborted) {
      resolve(isOver());
    }
  });

const limit = (until: AbortSignal) => ({ milliseconds: 1_000, until, giveUp: () => 'given up' as const });

test('work that takes too long is told so', async () => {
  const working = withDeadline(limit(new AbortController().signal), untilAborted);
  await vi.advanceTimersByTimeAsync(999);
  expect(vi.getTimerCount()).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(await working).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
});

test('work that is not wanted any more is told so, and that it was not the time', async () => {
  const leaving = new AbortController();
  const working = withDeadline(limit(leaving.signal), untilAborted);
  leaving.abort();
  expect(await working).toBe(false);
  expect(await withDeadline(limit(leaving.signal), untilAborted)).toBe(false);
});

test('work that does not listen is given up after a while', async () => {
  const working = withDeadline(
    limit(new AbortController().signal),
    () => new Promise<never>(() => undefined),
  );
  let answer: string | undefined;
  void working.then((given) => {
    answer = given;
  });
  await vi.advanceTimersByTimeAsync(5_999);
  expect(answer).toBeUndefined();
  await vi.advanceTimersByTimeAsync(1);
  expect(answer).toBe('given up');
});

test('no timer is left of work that is done or broke', async () => {
  const { signal } = new AbortController();
  expect(await withDeadline(limit(signal), async () => 'done')).toBe('done');
  await expect(withDeadline(limit(signal), () => Promise.reject(new Error('broke')))).rejects.toThrow(
    'broke',
  );
  expect(vi.getTimerCount()).toBe(0);
});
