import type { ExecutionRefusal } from './execution';

export type Turn = { ok: true; release(): void } | { ok: false; refusal: ExecutionRefusal | 'cancelled' };

export type Queue = {
  /** Waits for a turn; the order of asking is the order of turns. */
  enter(signal: AbortSignal): Promise<Turn>;
  /** Refuses everybody, now and later. */
  close(refusal: ExecutionRefusal): void;
};

type Waiting = { settle(turn: Turn): void };

/** Lets `concurrency` in at once and keeps at most `length` waiting, none of them longer than `patienceMs`. */
export const createQueue = (options: { concurrency: number; length: number; patienceMs: number }): Queue => {
  const { concurrency, length, patienceMs } = options;
  const retryAfterSeconds = Math.ceil(patienceMs / 10_000);
  const waiting = new Set<Waiting>();
  let running = 0;
  let closed: ExecutionRefusal | null = null;

  const refuse = (message: string): Turn => ({ ok: false, refusal: { message, retryAfterSeconds } });

  const take = (): Turn => {
    running += 1;
    let released = false;
    return {
      ok: true,
      release() {
        if (!released) {
          released = true;
          running -= 1;
          next();
        }
      },
    };
  };

  const next = () => {
    const [first] = waiting;
    if (first && running < concurrency) {
      first.settle(take());
    }
  };

  const wait = (signal: AbortSignal): Promise<Turn> =>
    new Promise((resolve) => {
      const entry: Waiting = {
        settle(turn) {
          clearTimeout(timer);
          signal.removeEventListener('abort', cancel);
          waiting.delete(entry);
          resolve(turn);
        },
      };
      const cancel = () => entry.settle({ ok: false, refusal: 'cancelled' });
      const timer = setTimeout(
        () =>
          entry.settle(
            refuse(
              `No sandbox was free within ${patienceMs / 1000} s: ${running} runs are under way. Try again in ${retryAfterSeconds} s.`,
            ),
          ),
        patienceMs,
      );
      signal.addEventListener('abort', cancel);
      waiting.add(entry);
    });

  return {
    enter(signal) {
      if (signal.aborted) {
        return Promise.resolve({ ok: false, refusal: 'cancelled' });
      }
      if (closed) {
        return Promise.resolve({ ok: false, refusal: closed });
      }
      if (running < concurrency) {
        return Promise.resolve(take());
      }
      if (waiting.size >= length) {
        return Promise.resolve(
          refuse(
            `Too many runs are waiting for a sandbox (${waiting.size}). Try again in ${retryAfterSeconds} s.`,
          ),
        );
      }
      return wait(signal);
    },
    close(refusal) {
      closed = refusal;
      for (const entry of [...waiting]) {
        entry.settle({ ok: false, refusal });
      }
    },
  };
};
