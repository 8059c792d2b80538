export type Deadline = {
  /** Aborted when the time is over, or when `until` was. */
  signal: AbortSignal;
  isOver: () => boolean;
};

/** Gives `work` so much time. Unlike `AbortSignal.timeout` nothing is left of it once the work is done. */
export const withDeadline = async <Result>(
  milliseconds: number,
  until: AbortSignal,
  work: (deadline: Deadline) => Promise<Result>,
): Promise<Result> => {
  const controller = new AbortController();
  let over = false;
  const timer = setTimeout(() => {
    over = true;
    controller.abort();
  }, milliseconds);
  const abort = () => controller.abort();
  until.addEventListener('abort', abort, { once: true });
  if (until.aborted) {
    abort();
  }
  try {
    return await work({ signal: controller.signal, isOver: () => over });
  } finally {
    clearTimeout(timer);
    until.removeEventListener('abort', abort);
  }
};
