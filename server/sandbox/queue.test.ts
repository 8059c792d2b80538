import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createQueue } from '@/server/sandbox/queue';

const live = new AbortController().signal;
const settled = async (turn: Promise<unknown>) => Promise.race([turn, Promise.resolve('waits')]);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the queue', () => {
  it('lets in as many as may run, and the others in the order they came', async () => {
    const queue = createQueue({ concurrency: 2, length: 5, patienceMs: 1_000 });
    const first = await queue.enter(live);
    await queue.enter(live);
    const order: string[] = [];
    const third = queue.enter(live).then(() => order.push('third'));
    const fourth = queue.enter(live).then(() => order.push('fourth'));
    expect(await settled(third)).toBe('waits');
    if (first.ok) {
      first.release();
      first.release();
    }
    await third;
    expect(order).toEqual(['third']);
    expect(await settled(fourth)).toBe('waits');
  });

  it('refuses when too many wait, and says when to come back', async () => {
    const queue = createQueue({ concurrency: 1, length: 1, patienceMs: 30_000 });
    await queue.enter(live);
    void queue.enter(live);
    expect(await queue.enter(live)).toEqual({
      ok: false,
      refusal: {
        message: expect.stringMatching(/^Too many runs are waiting.*Try again in 3 s\.$/),
        retryAfterSeconds: 3,
      },
    });
  });

  it('lets nobody wait longer than is bearable', async () => {
    const queue = createQueue({ concurrency: 1, length: 1, patienceMs: 30_000 });
    await queue.enter(live);
    const turn = queue.enter(live);
    vi.advanceTimersByTime(30_000);
    expect(await turn).toMatchObject({
      ok: false,
      refusal: { message: expect.stringMatching(/^No sandbox was free within 30 s/), retryAfterSeconds: 3 },
    });
  });

  it('forgets who has gone away', async () => {
    const queue = createQueue({ concurrency: 1, length: 1, patienceMs: 1_000 });
    const first = await queue.enter(live);
    const caller = new AbortController();
    const gone = queue.enter(caller.signal);
    caller.abort();
    expect(await gone).toEqual({ ok: false, refusal: 'cancelled' });
    expect(await queue.enter(caller.signal)).toEqual({ ok: false, refusal: 'cancelled' });
    const next = queue.enter(live);
    if (first.ok) {
      first.release();
    }
    expect(await next).toMatchObject({ ok: true });
  });

  it('refuses everybody once it is closed', async () => {
    const queue = createQueue({ concurrency: 1, length: 1, patienceMs: 1_000 });
    const refusal = { message: 'Closed.', retryAfterSeconds: 1 };
    await queue.enter(live);
    const waiting = queue.enter(live);
    queue.close(refusal);
    expect(await waiting).toEqual({ ok: false, refusal });
    expect(await queue.enter(live)).toEqual({ ok: false, refusal });
  });
});
