import { fail, type Outcome } from '@/lib/contract/problem';

const MINUTE_MS = 60_000;
const ADDRESSES_MAX = 10_000;

type Failures = { count: number; endsAt: number };

/**
 * Limits what somebody without a valid token can make this server do: unknown tokens and sign-in codes are looked up
 * so many times a minute for each address, then refused unseen.
 */
export const createFailureLimit = (limit: number) => {
  const failures = new Map<string, Failures>();

  const current = (address: string): Failures | undefined => {
    const entry = failures.get(address);
    return entry && entry.endsAt > performance.now() ? entry : undefined;
  };

  return {
    refusal: (address: string): Outcome<never> | null => {
      const entry = current(address);
      if (!entry || entry.count < limit) {
        return null;
      }
      const seconds = Math.max(1, Math.ceil((entry.endsAt - performance.now()) / 1000));
      return fail('rate_limited', `Too many failed attempts to sign in. Try again in ${seconds} s.`, seconds);
    },

    add: (address: string): void => {
      const entry = current(address);
      if (entry) {
        entry.count += 1;
        return;
      }
      if (failures.size >= ADDRESSES_MAX) {
        failures.clear();
      }
      failures.set(address, { count: 1, endsAt: performance.now() + MINUTE_MS });
    },
  };
};

export type FailureLimit = ReturnType<typeof createFailureLimit>;
