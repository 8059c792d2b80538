const STEPS = [
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
] as const;

const words = new Intl.RelativeTimeFormat('en', { numeric: 'always' });

/** "2 hours ago"; under a minute, and for a clock that was set back, "just now". */
export function ageOf(then: number, now: number): string {
  const passed = now - then;
  const step = STEPS.find(({ ms }) => passed >= ms);
  return step ? words.format(-Math.floor(passed / step.ms), step.unit) : 'just now';
}
