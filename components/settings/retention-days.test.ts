import { describe, expect, it } from 'vitest';
import { daysProblem, dayWords, readDays } from '@/components/settings/retention-days';

describe('the days that runs are kept', () => {
  it.each([
    ['1', 1],
    [' 30 ', 30],
    ['365', 365],
  ])('takes %j', (text, days) => {
    expect(readDays(text)).toBe(days);
  });

  it.each(['', '0', '366', '1.5', '-3', '1e2', '0x10', 'ten', '99999'])('does not take %j', (text) => {
    expect(readDays(text)).toBeNull();
  });

  it('says what was expected and what came', () => {
    expect(daysProblem('ten')).toBe('Expected a whole number of days from 1 to 365, not “ten”.');
    expect(daysProblem(' ')).toBe('Expected a whole number of days from 1 to 365.');
    expect([dayWords(1), dayWords(7)]).toEqual(['1 day', '7 days']);
  });
});
