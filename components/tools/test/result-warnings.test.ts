import { describe, expect, it } from 'vitest';
import { resultWarnings } from '@/components/tools/test/result-warnings';

describe('resultWarnings', () => {
  it('has nothing against a message with or without data', () => {
    expect(resultWarnings('Hello', { message: 'Hello' })).toEqual([]);
    expect(resultWarnings('Hello', { message: 'Hello', rawData: null })).toEqual([]);
  });

  it.each([
    ['an empty message', ' ', { message: ' ' }, /reads nothing/],
    ['another key', 'Hello', { message: 'Hello', raw_data: {} }, /“raw_data”/],
    ['a very long message', 'x'.repeat(30_000), { message: '' }, /30,000 characters/],
    ['no object', null, ['a'], /returned no object/],
  ])('speaks of %s', (_what, message, result, words) => {
    expect(resultWarnings(message, result)).toEqual([expect.stringMatching(words)]);
  });
});
