import { Transform } from 'node:stream';

/** What one run may use of the network, counted over all its connections and in both directions. */
export type Budget = {
  readonly exhausted: boolean;
  spend(bytes: number): void;
  /** Passes on what it is given until the budget is used up; then it fails, and its connection with it. */
  meter(): Transform;
};

export const createBudget = (bytesMax: number, onExhausted: () => void): Budget => {
  let spent = 0;
  const spend = (bytes: number): void => {
    const before = spent;
    spent += bytes;
    if (before <= bytesMax && spent > bytesMax) {
      onExhausted();
    }
  };
  return {
    get exhausted() {
      return spent > bytesMax;
    },
    spend,
    meter: () =>
      new Transform({
        transform(chunk: Buffer, _encoding, done) {
          spend(chunk.length);
          if (spent > bytesMax) {
            done(new Error('The network budget of this run is used up.'));
          } else {
            done(null, chunk);
          }
        },
      }),
  };
};
