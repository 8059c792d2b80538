import { expect, it } from 'vitest';
import { ageOf } from '@/components/tools/page/age';

it.each([
  [0, 'just now'],
  [59_999, 'just now'],
  [60_000, '1 minute ago'],
  [2 * 3_600_000 + 59_000, '2 hours ago'],
  [3 * 86_400_000, '3 days ago'],
  [-5_000, 'just now'],
])('%i ms are %j', (passed, words) => {
  expect(ageOf(1_000_000_000 - passed, 1_000_000_000)).toBe(words);
});
