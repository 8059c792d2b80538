import { describe, expect, test } from 'vitest';
import { refuseHostileContent } from '@/server/http/content';

const nested = (levels: number): unknown => (levels === 0 ? 'x' : { a: nested(levels - 1) });

describe('content that cannot be kept whole', () => {
  test.each([
    [{ a: { b: ['x', '\0'] } }, /^a\.b\[1\]: .*NUL/],
    [{ a: '\ud800' }, /^a: .*surrogate/],
    [{ 'x\0': 1 }, /field name: .*NUL/],
    [JSON.parse('{"a": {"__proto__": 1}}'), /^a\.__proto__: .*reserved/],
    [nested(33), /levels of nesting/],
    ['\0', /^The body: .*NUL/],
  ])('%j is refused by its path', (value, sentence) => {
    expect(refuseHostileContent(value)).toMatchObject({
      ok: false,
      problem: { code: 'invalid_request', message: expect.stringMatching(sentence) },
    });
  });

  test.each([
    [nested(32)],
    [null],
    [{ constructor: 1, prototype: 2, toString: '🚀' }],
    [['\u2028', '\uffff', '']],
  ])('%j is not', (value) => {
    expect(refuseHostileContent(value)).toBeNull();
  });
});
