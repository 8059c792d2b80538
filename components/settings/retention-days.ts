/** As the API takes it. */
const DAYS_MAX = 365;

/** What was typed as a number of days; null when it is none that the API takes. */
export const readDays = (text: string): number | null => {
  const days = /^\d{1,4}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return days >= 1 && days <= DAYS_MAX ? days : null;
};

export const daysProblem = (text: string): string =>
  `Expected a whole number of days from 1 to ${DAYS_MAX}${text.trim() === '' ? '' : `, not “${text.trim()}”`}.`;

export const dayWords = (days: number): string => (days === 1 ? '1 day' : `${days} days`);
