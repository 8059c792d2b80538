/**
 * Events that are told at one end and read at the other, in order, at the reader's own pace. Who tells is not slowed
 * down, so there must be a bound on what is told. `onLeft` is called when the reader goes away before the end.
 */
export const createEventQueue = <Event>(onLeft: () => void) => {
  const waiting: Event[] = [];
  let ended = false;
  let failure: { error: unknown } | null = null;
  let wake: () => void = () => undefined;

  async function* read(): AsyncGenerator<Event, void, undefined> {
    try {
      for (;;) {
        const next = waiting.shift();
        if (next !== undefined) {
          yield next;
        } else if (failure) {
          throw failure.error;
        } else if (ended) {
          return;
        } else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    } finally {
      if (!ended) {
        onLeft();
      }
    }
  }

  const change = (make: () => void) => {
    make();
    wake();
  };

  return {
    tell: (event: Event): void =>
      change(() => {
        waiting.push(event);
      }),
    end: (): void =>
      change(() => {
        ended = true;
      }),
    /** The reader gets this error once it has read what was told before. */
    fail: (error: unknown): void =>
      change(() => {
        failure = { error };
        ended = true;
      }),
    events: read(),
  };
};
