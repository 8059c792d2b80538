const NUMBER = new Intl.NumberFormat('en');

export const inDigits = (count: number): string => NUMBER.format(count);

/** "1 tool", "1,000 tools". */
export const countOf = (count: number, noun: string): string =>
  `${inDigits(count)} ${noun}${count === 1 ? '' : 's'}`;
