/** So long after it was told to end, work that is still going on is left to itself. */
const GRACE_MS = 5_000;

export type Deadline = {
  /** Aborted when the time is over, or when `until` was. */
  signal: AbortSignal;
  isOver: () => boolean;
};

/**
 * Gives `work` so much time, then asks it to end, and when it does not, answers `giveUp` in its place. Unlike
 * `AbortSignal.timeout` nothing is left of it once the work is done.
 */
export const withDeadline = async <Result>(
  { milliseconds, until, giveUp }: { milliseconds: number; until: AbortSignal; giveUp: () => Result },
  work: (deadline: Deadline) => Promise<Result>,
): Promise<Result> => {
  const controller = new AbortController();
  let over = false;
  let abandon: () => void = () => undefined;
  const abandoned = new Promise<Result>((resolve) => {
    abandon = () => resolve(giveUp());
  });
  let grace: NodeJS.Timeout | undefined;
  const abort = () => {
    controller.abort();
    grace ??= setTimeout(abandon, GRACE_MS);
  };
  const timer = setTimeout(() => {
    over = true;
    abort();
  }, milliseconds);
  until.addEventListener('abort', abort, { once: true });
  if (until.aborted) {
    abort();
  }
  try {
    return await Promise.race([work({ signal: controller.signal, isOver: () => over }), abandoned]);
  } finally {
    clearTimeout(timer);
    clearTimeout(grace);
    until.removeEventListener('abort', abort);
  }
};
