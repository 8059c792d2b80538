import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Deadline, withDeadline } from '@/server/services/deadline';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const untilAborted = ({ signal, isOver }: Deadline) =>
  new Promise<boolean>((resolve) => {
    signal.addEventListener('abort', () => resolve(isOver()));
    if (signal.aborted) {
      resolve(isOver());
    }
  });

test('work that takes too long is told so', async () => {
  const working = withDeadline(1_000, new AbortController().signal, untilAborted);
  await vi.advanceTimersByTimeAsync(999);
  expect(vi.getTimerCount()).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(await working).toBe(true);
});

test('work that is not wanted any more is told so, and that it was not the time', async () => {
  const leaving = new AbortController();
  const working = withDeadline(1_000, leaving.signal, untilAborted);
  leaving.abort();
  expect(await working).toBe(false);
  expect(await withDeadline(1_000, leaving.signal, untilAborted)).toBe(false);
});

test('no timer is left of work that is done or broke', async () => {
  const { signal } = new AbortController();
  expect(await withDeadline(1_000, signal, async () => 'done')).toBe('done');
  await expect(withDeadline(1_000, signal, () => Promise.reject(new Error('broke')))).rejects.toThrow(
    'broke',
  );
  expect(vi.getTimerCount()).toBe(0);
});
