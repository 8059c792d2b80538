import { fail, type Outcome, succeed } from '@/lib/contract/problem';
import type { RateWindowStore } from '@/server/store/rate-windows';

/** Twelve reservations a minute share a limit fairly between servers and still cost next to nothing. */
const RESERVATIONS_PER_MINUTE = 12;
/** Keeps small what a killed server takes with it, and is still a statement for a thousand requests. */
const BLOCK_MAX = 1_000;

type Allowance = { left: number; endsAt: number; exhausted: boolean };

const refuse = (limit: number, waitMs: number) => {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  return fail(
    'rate_limited',
    `More than ${limit} requests in a minute. Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
    seconds,
  );
};

/**
 * Counts requests a minute per key. The count is shared by all servers through the database: each reserves a block of
 * the current minute at a time and spends it from memory. What a server reserved and did not use is lost with the
 * minute, so a limit errs on the strict side by at most a block a server.
 */
export const createRateLimiter = (windows: RateWindowStore, limit: number) => {
  const block = Math.min(BLOCK_MAX, Math.max(1, Math.floor(limit / RESERVATIONS_PER_MINUTE)));
  const allowances = new Map<string, Allowance>();
  const reservations = new Map<string, Promise<void>>();

  const reserve = async (key: string): Promise<void> => {
    const { spent, endsInMs } = await windows.reserve(key, block);
    const granted = Math.max(0, Math.min(block, limit - (spent - block)));
    allowances.set(key, {
      left: granted,
      endsAt: performance.now() + endsInMs,
      exhausted: granted === 0,
    });
  };

  const reserveOnce = (key: string): Promise<void> => {
    const running = reservations.get(key);
    if (running) {
      return running;
    }
    const started = reserve(key).finally(() => reservations.delete(key));
    reservations.set(key, started);
    return started;
  };

  const forgetEnded = (now: number) => {
    for (const [key, { endsAt }] of allowances) {
      if (endsAt <= now) {
        allowances.delete(key);
      }
    }
  };

  return {
    /** Takes one request from what `key` has left this minute, or refuses with the seconds until the next. */
    take: async (key: string): Promise<Outcome<null>> => {
      for (;;) {
        const now = performance.now();
        const allowance = allowances.get(key);
        if (allowance && allowance.endsAt > now) {
          if (allowance.left > 0) {
            allowance.left -= 1;
            return succeed(null);
          }
          if (allowance.exhausted) {
            return refuse(limit, allowance.endsAt - now);
          }
        } else {
          forgetEnded(now);
        }
        await reserveOnce(key);
      }
    },
  };
};

export type RateLimiter = ReturnType<typeof createRateLimiter>;
