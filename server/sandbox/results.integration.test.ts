import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '@/lib/contract/json';
import type { Language } from '@/lib/contract/tool';
import { startTestSandbox, type TestSandbox } from '@/server/sandbox/testing/test-sandbox';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.remove());

const ECHO: Record<Language, string> = {
  python: 'def main(**params):\n    return {"message": "ok", "rawData": params}',
  javascript: 'function main(params) { return { message: "ok", rawData: params }; }',
};

const ARGUMENTS: JsonObject = {
  whole: 42,
  negative: -7,
  fraction: 0.1,
  tiny: 5e-324,
  largest: 1.7976931348623157e308,
  safe: 9_007_199_254_740_991,
  beyond: 9_007_199_254_740_993n,
  longer: -123_456_789_012_345_678_901_234_567_890n,
  text: 'Zażółć gęślą jaźń 🚀 ‮ \u2028 "\\/\b\f\n\r\t',
  empty: '',
  yes: true,
  no: false,
  nothing: null,
  list: [1, [2, [3, []]], {}],
  nested: { a: { b: { c: [{ d: 'deep' }] } } },
  'odd key \n "': 1,
};

/** What an expression in a returned object becomes. */
const returned = async (language: Language, setup: string, expression: string): Promise<JsonValue> => {
  const code =
    language === 'python'
      ? `${setup}\ndef main():\n    return {"message": "", "rawData": ${expression}}`
      : `${setup}\nfunction main() { return { message: '', rawData: ${expression} }; }`;
  const { end } = await sandbox.run(language, code);
  if (end.kind !== 'returned') {
    throw new Error(JSON.stringify(end));
  }
  return (end.value as { rawData: JsonValue }).rawData;
};

const failureOf = async (language: Language, code: string) => {
  const { end } = await sandbox.run(language, code);
  if (end.kind !== 'failed') {
    throw new Error(`It did not fail: ${end.kind}`);
  }
  return end.error;
};

describe('what goes in and comes out', () => {
  it.each(['python', 'javascript'] as const)('arrives and returns unharmed (%s)', async (language) => {
    const { end } = await sandbox.run(language, ECHO[language], ARGUMENTS);
    expect(end).toEqual({ kind: 'returned', value: { message: 'ok', rawData: ARGUMENTS } });
  });

  it.each<[string, string, JsonValue]>([
    ['', 'float("nan")', null],
    ['', '[float("inf"), float("-inf")]', [null, null]],
    ['', '(1, (2, 3))', [1, [2, 3]]],
    ['', '{3, 1, 2}', [1, 2, 3]],
    ['', 'range(3)', [0, 1, 2]],
    ['', '{"b": 1}.keys()', ['b']],
    ['', '(n * n for n in [1, 2])', [1, 4]],
    ['', '{1: "a", None: "b", True: "c", 2.5: "d"}', { '1': 'c', null: 'b', '2.5': 'd' }],
    ['', '2 ** 200', 2n ** 200n],
    ['import datetime', 'datetime.date(2026, 11, 21)', '2026-11-21'],
    [
      'import datetime',
      'datetime.datetime(2026, 11, 21, 8, 30, tzinfo=datetime.timezone.utc)',
      '2026-11-21T08:30:00+00:00',
    ],
    ['import datetime', 'datetime.timedelta(minutes=1.5)', 90],
    ['import decimal', 'decimal.Decimal("0.10")', '0.10'],
    ['import fractions', 'fractions.Fraction(1, 3)', '1/3'],
    ['import uuid', 'uuid.UUID(int=1)', '00000000-0000-0000-0000-000000000001'],
    ['import pathlib', 'pathlib.Path("a") / "b"', 'a/b'],
    [
      'import enum\nclass Colour(enum.Enum):\n    RED = "red"',
      '[Colour.RED, {Colour.RED.value: 1}]',
      ['red', { red: 1 }],
    ],
    ['import enum\nclass Level(enum.IntEnum):\n    HIGH = 3', 'Level.HIGH', 3],
    [
      'import dataclasses\n@dataclasses.dataclass\nclass P:\n    x: int\n    y: object',
      'P(1, P(2, None))',
      { x: 1, y: { x: 2, y: null } },
    ],
    ['import collections', 'collections.OrderedDict(a=1)', { a: 1 }],
    ['import collections', 'collections.deque([1, 2])', [1, 2]],
    ['import collections\nP = collections.namedtuple("P", "x y")', 'P(1, 2)', [1, 2]],
    ['import types', 'types.MappingProxyType({"a": 1})', { a: 1 }],
    ['class Text(str): pass', '{Text("k"): Text("v")}', { k: 'v' }],
    ['', '"\\udc80x"', '\uFFFDx'],
    ['', '"é" * 3', 'ééé'],
  ])('Python: %s %s', async (setup, expression, expected) => {
    expect(await returned('python', setup, expression)).toEqual(expected);
  });

  it.each<[string, JsonValue]>([
    ['NaN', null],
    ['[Infinity, -Infinity]', [null, null]],
    ['[undefined, () => 1, Symbol("s")]', [null, null, null]],
    ['{ a: undefined, b: () => 1, c: 1 }', { c: 1 }],
    ['new Date(0)', '1970-01-01T00:00:00.000Z'],
    ['new Map([["a", 1], [2, new Map()]])', { a: 1, '2': {} }],
    ['new Set([1, "a"])', [1, 'a']],
    ['2n ** 200n', 2n ** 200n],
    ['BigInt(5)', 5],
    ['Object.create(null, { a: { value: 1, enumerable: true } })', { a: 1 }],
    ['new Float64Array([1.5, 2])', [1.5, 2]],
    ['new (class { x = 1; #y = 2; get z() { return 3; } })()', { x: 1 }],
    ['{ toJSON() { return { inner: 1n }; } }', { inner: 1 }],
    ['new URL("https://example.com/a")', 'https://example.com/a'],
    ['[new Number(3), new String("s"), new Boolean(false)]', [3, 's', false]],
    ['"\\uD800x"', '\uFFFDx'],
    ['JSON.parse(\'{"__proto__": 1}\')', JSON.parse('{"__proto__": 1}') as JsonValue],
    ['-0', 0],
  ])('JavaScript: %s', async (expression, expected) => {
    expect(await returned('javascript', '', expression)).toEqual(expected);
  });
});

describe('what has no JSON form', () => {
  it.each<[Language, string, RegExp]>([
    [
      'python',
      'def main():\n    return {"message": "", "a": [1, b"x"]}',
      /^The returned value\.a\[1\] is bytes/,
    ],
    [
      'python',
      'def main():\n    return {"message": "", "a": object()}',
      /^The returned value\.a is of type object/,
    ],
    ['python', 'def main():\n    a = {}\n    a["b"] = [a]\n    return a', /\.b\[0\] contains itself/],
    [
      'python',
      'def main():\n    a = []\n    for _ in range(150): a = [a]\n    return a',
      /more than 100 levels/,
    ],
    ['python', 'def main():\n    return {(1, 2): 3}', /key of type tuple/],
    ['python', 'def main():\n    return {1: "a", "1": "b"}', /two keys/],
    ['python', 'def main():\n    return 10 ** 5000', /more than 4 200 digits/],
    ['javascript', 'const main = () => ({ a: Buffer.from("x") })', /^The returned value\.a is Buffer/],
    ['javascript', 'const main = () => { const a = {}; a.b = [a]; return a; }', /\.b\[0\] contains itself/],
    [
      'javascript',
      'const main = () => { let a = []; for (let i = 0; i < 150; i++) a = [a]; return a; }',
      /more than 100 levels/,
    ],
    ['javascript', 'const main = () => ({ a: Promise.resolve(1) })', /\.a is a promise/],
  ])('is told with its place (%s, %s)', async (language, code, message) => {
    expect(await failureOf(language, code)).toMatchObject({
      reason: 'invalid_result',
      message: expect.stringMatching(message),
    });
  });

  it.each<[Language, string]>([
    ['python', 'def main():\n    return {"message": "x" * 1_100_000}'],
    ['javascript', 'const main = () => ({ message: "x".repeat(1_100_000) })'],
  ])('is larger than a result may be (%s)', async (language, code) => {
    expect(await failureOf(language, code)).toMatchObject({
      reason: 'result_size',
      message: expect.stringMatching(/1 MiB/),
    });
  });

  it.each<[Language, string]>([
    ['python', 'def main():\n    return {"message": "é" * 500_000}'],
    ['javascript', 'const main = () => ({ message: "é".repeat(500_000) })'],
  ])('or just small enough, whatever its letters (%s)', async (language, code) => {
    expect((await sandbox.run(language, code)).end).toEqual({
      kind: 'returned',
      value: { message: 'é'.repeat(500_000) },
    });
  });
});
