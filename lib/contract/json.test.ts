import { describe, expect, test } from 'vitest';
import { JSON_DIGITS_MAX, parseJson, stringifyJson } from '@/lib/contract/json';

describe('parseJson', () => {
  test.each([
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
    ['9007199254740993', 9007199254740993n],
    ['-9007199254740993', -9007199254740993n],
    ['123456789012345678901234567890', 123456789012345678901234567890n],
    ['1234567890123456.5', 1234567890123456.5],
    ['0.12345678901234567890', 0.12345678901234568],
    ['1e20', 1e20],
    ['1e-400', 0],
    ['-0.0', -0],
    ['"12345678901234567890"', '12345678901234567890'],
    ['"a \\" 12345678901234567890 \\\\"', 'a " 12345678901234567890 \\'],
    ['[1,12345678901234567890,"\\u0031"]', [1, 12345678901234567890n, '1']],
  ])('%s', (text, value) => {
    expect(parseJson(text)).toStrictEqual(value);
  });

  test.each([
    ['1e999', /too large/],
    ['[-1E+4000]', /too large/],
    ['9'.repeat(JSON_DIGITS_MAX + 1), /digits/],
    ['{"a": 12345678901234567890', /./],
    ['[12345678901234567890,]', /./],
    ['012345678901234567890', /./],
    [`"${'\\"'.repeat(200_000)}12345678901234567890`, /./],
    ['', /./],
  ])('%# is a SyntaxError', (text, message) => {
    expect(() => parseJson(text)).toThrow(SyntaxError);
    expect(() => parseJson(text)).toThrow(message);
  });

  test('a large number and the last of two equal names are read alike, large number or not', () => {
    expect(parseJson('{"a":1,"a":2}')).toEqual({ a: 2 });
    expect(parseJson('{"a":1,"a":12345678901234567890}')).toEqual({ a: 12345678901234567890n });
  });

  test('__proto__ is a field like any other and changes no prototype', () => {
    const value = parseJson('{"__proto__": 12345678901234567890, "b": {"__proto__": {"c": 1}}}') as object;
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.entries(value)[0]).toEqual(['__proto__', 12345678901234567890n]);
    expect(stringifyJson(value)).toBe('{"__proto__":12345678901234567890,"b":{"__proto__":{"c":1}}}');
  });

  test('depth does no harm', () => {
    const deep = `${'['.repeat(200_000)}12345678901234567890${']'.repeat(200_000)}`;
    expect(Array.isArray(parseJson(deep))).toBe(true);
  });
});

describe('stringifyJson', () => {
  test('writes a bigint as the number it is, wherever it stands', () => {
    const value = { a: [1n, -12345678901234567890n], b: { c: 2n }, text: '3n "4"' };
    expect(stringifyJson(value)).toBe('{"a":[1,-12345678901234567890],"b":{"c":2},"text":"3n \\"4\\""}');
  });

  test('text that looks like what a library would take for a number is kept', () => {
    const value = { isLosslessNumber: true, value: '1', n: 12345678901234567890n, toJSON: 'x' };
    expect(parseJson(stringifyJson(value))).toEqual(value);
  });

  test('what JSON has no word for is null', () => {
    expect(stringifyJson(undefined)).toBe('null');
    expect(stringifyJson({ a: undefined, b: 1n })).toBe('{"b":1}');
  });

  test('indents as asked', () => {
    expect(stringifyJson({ a: 1n }, 2)).toBe('{\n  "a": 1\n}');
  });

  test('what was read is written as it came', () => {
    const text =
      '{"id":76561198000000000000,"price":19.99,"name":"Zoë 🚀","when":"2026-01-01T00:00:00Z","none":null}';
    expect(stringifyJson(parseJson(text))).toBe(text);
  });
});
