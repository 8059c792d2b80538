const MINUTE_MS = 60_000;
const STEPS: readonly { unit: Intl.RelativeTimeFormatUnit; ms: number; until: number }[] = [
  { unit: 'minute', ms: MINUTE_MS, until: 60 * MINUTE_MS },
  { unit: 'hour', ms: 60 * MINUTE_MS, until: 24 * 60 * MINUTE_MS },
  { unit: 'day', ms: 24 * 60 * MINUTE_MS, until: 30 * 24 * 60 * MINUTE_MS },
];

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const absolute = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' });

/** "2 hours ago", and the date itself from a month on. `now` in milliseconds since 1970. */
export const momentAgo = (timestamp: string, now: number): string => {
  const at = Date.parse(timestamp);
  if (Number.isNaN(at)) {
    return timestamp;
  }
  const past = Math.max(0, now - at);
  if (past < MINUTE_MS) {
    return 'just now';
  }
  const step = STEPS.find(({ until }) => past < until);
  return step ? relative.format(-Math.floor(past / step.ms), step.unit) : absolute.format(at);
};
