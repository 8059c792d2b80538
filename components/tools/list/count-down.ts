/** Reports each second that is left, until none is or the signal is given; then null. */
export const countDown = async (
  seconds: number,
  { second, signal }: { second: () => Promise<void>; signal: AbortSignal },
  report: (left: number | null) => void,
): Promise<void> => {
  for (let left = seconds; left > 0 && !signal.aborted; left -= 1) {
    report(left);
    await second();
  }
  report(null);
};
