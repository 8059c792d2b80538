export type Random = {
  /** A whole number from 0 to `limit` - 1. */
  below: (limit: number) => number;
  /** True in `share` of the cases, from 0 to 1. */
  chance: (share: number) => boolean;
};

/** The same seed gives the same numbers (mulberry32). */
export const seededRandom = (seed: number): Random => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { below: (limit) => Math.floor(next() * limit), chance: (share) => next() < share };
};
