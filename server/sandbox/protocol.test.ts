import { describe, expect, it } from 'vitest';
import { parseJson } from '@/lib/contract/json';
import { readAnswer, writeJob } from '@/server/sandbox/protocol';

const NONCE = '0123456789abcdef';
const DEPTH = 5;
const returned = (value: string) => `{"nonce":"${NONCE}","end":"returned","value":${value}}`;
const failed = (error: object) => JSON.stringify({ nonce: NONCE, end: 'failed', error });
const ERROR = { reason: 'raised', type: 'E', message: 'm', line: 1, column: null, traceback: null };

describe('a job', () => {
  it('is one line that keeps every digit', () => {
    const line = writeJob({ nonce: NONCE, code: 'a\nb', arguments: { id: 2n ** 70n } });
    expect(line.indexOf('\n')).toBe(line.length - 1);
    expect(parseJson(line)).toEqual({ nonce: NONCE, code: 'a\nb', arguments: { id: 2n ** 70n } });
  });
});

describe('an answer', () => {
  it('is a value or an error', () => {
    expect(readAnswer(returned('{"a":18446744073709551616}'), NONCE, DEPTH)).toEqual({
      end: 'returned',
      value: { a: 2n ** 64n },
    });
    expect(readAnswer(failed(ERROR), NONCE, DEPTH)).toEqual({ end: 'failed', error: ERROR });
  });

  it.each([
    ['noise', 'hello'],
    ['an answer to another job', '{"nonce":"fedcba9876543210","end":"returned","value":1}'],
    ['an answer with the nonce elsewhere', `{"nonce":"x","end":"returned","value":"${NONCE}"}`],
    ['an end that there is not', `{"nonce":"${NONCE}","end":"won","value":1}`],
    ['a reason that only the server gives', failed({ ...ERROR, reason: 'wall_time' })],
    ['an error without a message', failed({ ...ERROR, message: undefined })],
  ])('is not %s', (_name, line) => {
    expect(readAnswer(line, NONCE, DEPTH)).toBeNull();
  });

  it('is cut where it is longer than anybody reads', () => {
    const line = failed({
      ...ERROR,
      type: 'T'.repeat(999),
      message: 'm'.repeat(99_999),
      traceback: 't'.repeat(99_999),
      line: -3,
    });
    const answer = readAnswer(line, NONCE, DEPTH);
    expect(answer).toMatchObject({ end: 'failed', error: { type: 'T'.repeat(200), line: null } });
    expect(JSON.stringify(answer).length).toBeLessThan(30_000);
  });

  it('holds no half characters', () => {
    expect(readAnswer(returned('{"\\ud800":["\\udc00a\\ud83d\\ude80"]}'), NONCE, DEPTH)).toEqual({
      end: 'returned',
      value: { '\uFFFD': ['\uFFFDa🚀'] },
    });
  });

  it.each([
    ['too deep', '[[[[[[1]]]]]]', /nested too deep/],
    ['deeper than any parser goes', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, /cannot be read/],
    ['no JSON', '{"a":}', /cannot be read/],
    ['a number that is none', '1e999', /cannot be read/],
  ])('that is %s is a failure of the result', (_name, value, message) => {
    expect(readAnswer(returned(value), NONCE, DEPTH)).toMatchObject({
      end: 'failed',
      error: { reason: 'invalid_result', message: expect.stringMatching(message) },
    });
  });
});
