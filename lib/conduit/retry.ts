/** Reads are tried this often in all; a write only once (contract: "never retry a write blindly"). */
export const READ_ATTEMPTS = 3;

/** An operator waits at most this long for reads that back off; then the screen counts down instead. */
export const RETRY_WAIT_BUDGET_MS = 4_000;

const FIRST_WAIT_MS = 200;

/** `Retry-After` is a number of seconds or an HTTP date (RFC 9110, 10.2.3). */
export const parseRetryAfter = (header: string | null, nowMs: number): number | undefined => {
  if (header === null || header.trim() === '') {
    return undefined;
  }
  const seconds = Number(header);
  if (Number.isFinite(seconds)) {
    return Math.max(0, Math.ceil(seconds));
  }
  const dateMs = Date.parse(header);
  return Number.isNaN(dateMs) ? undefined : Math.max(0, Math.ceil((dateMs - nowMs) / 1_000));
};

/**
 * How long to wait before attempt number `attempt` (2 is the first repetition): what the API asked for and a little
 * more, else exponential with full jitter. Null when that is longer than an operator should wait.
 */
export const waitBeforeAttempt = (
  attempt: number,
  retryAfterSeconds: number | undefined,
  random: () => number,
): number | null => {
  const jitter = random() * FIRST_WAIT_MS * 2 ** (attempt - 2);
  const waitMs = retryAfterSeconds === undefined ? jitter : retryAfterSeconds * 1_000 + jitter;
  return waitMs <= RETRY_WAIT_BUDGET_MS ? waitMs : null;
};
