import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRateLimiter } from '@/server/services/rate-limit';

beforeEach(() => vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => vi.useRealTimers());

/** One shared minute in memory, as the table keeps it. */
const createWindows = () => {
  const spent = new Map<string, number>();
  let reservations = 0;
  return {
    reservations: () => reservations,
    nextMinute: () => spent.clear(),
    reserve: (key: string, amount: number) => {
      reservations += 1;
      const now = (spent.get(key) ?? 0) + amount;
      spent.set(key, now);
      return Promise.resolve({ spent: now, endsInMs: 30_000 });
    },
  };
};

const served = async (take: () => Promise<{ ok: boolean }>, times: number): Promise<number> => {
  const outcomes = await Promise.all(Array.from({ length: times }, take));
  return outcomes.filter(({ ok }) => ok).length;
};

test.each([1, 5, 12, 100, 120])('a limit of %i serves exactly as many a minute', async (limit) => {
  const windows = createWindows();
  const limiter = createRateLimiter(windows, limit);

  expect(await served(() => limiter.take('a'), limit * 2)).toBe(limit);
  expect(await limiter.take('a')).toMatchObject({
    ok: false,
    problem: { code: 'rate_limited', retryAfterSeconds: 30 },
  });
  expect(await served(() => limiter.take('b'), 1)).toBe(1);
});

test('a limit of 120 costs at most thirteen reservations, and none once it is spent', async () => {
  const windows = createWindows();
  const limiter = createRateLimiter(windows, 120);
  await served(() => limiter.take('a'), 120);
  const spentBy = windows.reservations();
  await served(() => limiter.take('a'), 500);

  expect(spentBy).toBeLessThanOrEqual(13);
  expect(windows.reservations()).toBe(spentBy + 1);
});

test('the next minute starts anew', async () => {
  const windows = createWindows();
  const limiter = createRateLimiter(windows, 5);
  expect(await served(() => limiter.take('a'), 9)).toBe(5);

  vi.advanceTimersByTime(30_000);
  windows.nextMinute();
  expect(await served(() => limiter.take('a'), 9)).toBe(5);
});

test('two servers never serve more than the limit together', async () => {
  const windows = createWindows();
  const [here, there] = [createRateLimiter(windows, 120), createRateLimiter(windows, 120)];
  const counts = await Promise.all([served(() => here.take('a'), 200), served(() => there.take('a'), 200)]);
  expect((counts[0] ?? 0) + (counts[1] ?? 0)).toBe(120);
});
