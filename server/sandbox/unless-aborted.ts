/**
 * What a promise answers, or `aborted` as soon as one of the signals is. Leaves no listener behind: a signal may live
 * as long as the server.
 */
export const unlessAborted = async <T>(
  promise: Promise<T>,
  signals: readonly AbortSignal[],
): Promise<T | 'aborted'> => {
  let tell: () => void = () => undefined;
  const aborted = new Promise<'aborted'>((resolve) => {
    tell = () => resolve('aborted');
  });
  if (signals.some((signal) => signal.aborted)) {
    return 'aborted';
  }
  for (const signal of signals) {
    signal.addEventListener('abort', tell);
  }
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    for (const signal of signals) {
      signal.removeEventListener('abort', tell);
    }
  }
};
