import 'server-only';

/** A slow API must not keep the page blank: after this the browser goes on reading by itself. */
const PATIENCE_MS = 400;

/** What was read in time; null when it takes longer. */
export const inTime = <Value>(reading: Promise<Value>): Promise<Value | null> =>
  Promise.race([reading, new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS))]);

/** The address's parameters as a page gets them; of one given twice the first counts. */
export const parametersOf = (given: Record<string, string | string[] | undefined>): URLSearchParams =>
  new URLSearchParams(
    Object.entries(given).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? (value[0] ?? '') : value]],
    ),
  );
