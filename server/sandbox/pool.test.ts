import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Exit, SandboxProcess } from '@/server/sandbox/launcher';
import { createPool } from '@/server/sandbox/pool';
import { basicProfile, type Profile } from '@/server/sandbox/profile';

type FakeSandbox = SandboxProcess & { profile: Profile; number: number };

const BASIC = basicProfile('python');
const JSON_PROFILE: Profile = { language: 'python', set: null, modules: ['json'] };
const packages = (set: string): Profile => ({ language: 'python', set, modules: [] });

/** A pool of sandboxes that are ready at once; `broken` ones end before they are. */
const createTestPool = (options: { each?: number; profiles?: number; broken?: boolean } = {}) => {
  const started: FakeSandbox[] = [];
  const start = async (profile: Profile): Promise<FakeSandbox> => {
    let open = true;
    let end: (exit: Exit) => void = () => undefined;
    const closed = new Promise<Exit>((resolve) => {
      end = resolve;
    });
    const sandbox: FakeSandbox = {
      profile,
      number: started.length,
      language: profile.language,
      ready: Promise.resolve(!options.broken),
      closed,
      firstProcess: () => 1,
      send: () => undefined,
      isOpen: () => open,
      kill() {
        open = false;
        end({ code: 137, said: '', outOfMemory: false });
      },
    };
    started.push(sandbox);
    return sandbox;
  };
  const onError = vi.fn();
  const { each = 2, profiles = 1 } = options;
  const pool = createPool({ start, basic: [BASIC], each, profiles, idleMs: 600_000, onError });
  return { pool, started, onError };
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const use = async (pool: ReturnType<typeof createTestPool>['pool'], profile: Profile) => {
  const sandbox = await pool.take(profile);
  pool.refill(profile);
  await vi.advanceTimersByTimeAsync(50);
  sandbox?.kill();
  await vi.advanceTimersByTimeAsync(1);
  return sandbox;
};

describe('the pool', () => {
  it('starts what is always needed at once, and hands each out a single time', async () => {
    const { pool, started } = createTestPool();
    expect([pool.idle(), started.length]).toEqual([2, 2]);
    const taken = new Set<number | undefined>();
    for (let count = 0; count < 10; count += 1) {
      taken.add((await use(pool, BASIC))?.number);
    }
    expect(taken.size).toBe(10);
    expect(pool.idle()).toBe(2);
  });

  it('starts one more when none waits', async () => {
    const { pool, started } = createTestPool();
    const all = await Promise.all(Array.from({ length: 4 }, () => pool.take(BASIC)));
    expect(new Set(all).size).toBe(4);
    expect(started).toHaveLength(4);
  });

  it('takes a basic one for a profile that is new, and keeps it warm from the second use on', async () => {
    const { pool, started } = createTestPool();
    expect((await use(pool, JSON_PROFILE))?.profile).toEqual(BASIC);
    expect(started.some(({ profile }) => profile === JSON_PROFILE)).toBe(false);
    await use(pool, JSON_PROFILE);
    expect((await use(pool, JSON_PROFILE))?.profile).toEqual(JSON_PROFILE);
  });

  it('never takes one without the packages', async () => {
    const { pool } = createTestPool();
    expect((await use(pool, packages('a')))?.profile).toEqual(packages('a'));
  });

  it('gives up a profile for another only when it was not used for a while', async () => {
    const { pool } = createTestPool();
    await use(pool, packages('a'));
    await use(pool, packages('a'));
    expect(pool.idle()).toBe(3);
    await use(pool, packages('b'));
    await use(pool, packages('b'));
    const keptA = await use(pool, packages('a'));
    expect(keptA?.number).toBe(4);
    await vi.advanceTimersByTimeAsync(61_000);
    await use(pool, packages('b'));
    const before = await pool.take(packages('b'));
    expect(before?.profile).toEqual(packages('b'));
    expect(pool.idle()).toBeLessThanOrEqual(3);
  });

  it('passes over one that has ended while it waited', async () => {
    const { pool, started } = createTestPool();
    started[0]?.kill();
    expect((await pool.take(BASIC))?.number).toBe(1);
  });

  it('replaces what has waited long, and forgets what nobody uses', async () => {
    const { pool, started } = createTestPool();
    await use(pool, packages('a'));
    await use(pool, packages('a'));
    await vi.advanceTimersByTimeAsync(700_000);
    expect(pool.idle()).toBe(2);
    expect(started[0]?.isOpen()).toBe(false);
    expect((await pool.take(BASIC))?.isOpen()).toBe(true);
  });

  it('answers with null when none can be started', async () => {
    const { pool } = createTestPool({ broken: true });
    expect(await pool.take(BASIC)).toBeNull();
  });

  it('ends all of them when it stops, and starts no more', async () => {
    const { pool, started } = createTestPool();
    const running = await pool.take(BASIC);
    await pool.stop();
    expect(running?.isOpen()).toBe(false);
    expect(started.every((sandbox) => !sandbox.isOpen())).toBe(true);
    const count = started.length;
    pool.refill(BASIC);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await pool.take(BASIC)).toBeNull();
    expect(started).toHaveLength(count);
  });
});
