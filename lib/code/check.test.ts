import { beforeAll, describe, expect, it } from 'vitest';
import { type CodeChecker, createCodeChecker } from '@/lib/code/check';
import { findingSchema } from '@/lib/code/finding';
import type { PythonParsers } from '@/lib/code/python/load';
import { loadInstalledParsers } from '@/lib/code/testing/parsers';
import { type Language, TOOL_CODE_BYTES_MAX } from '@/lib/contract/tool';

let parsers: PythonParsers;
let check: CodeChecker;
beforeAll(async () => {
  parsers = await loadInstalledParsers();
  check = createCodeChecker(parsers);
});

const MODULES = { builtin: ['json'], packages: [] };
const MAIN: Record<Language, string> = {
  python: 'def main(**params):\n    return {"message": "ok"}\n',
  javascript: 'async function main(params) {\n  return { message: "ok" };\n}\n',
};

/** The codes of what is found, after the shape of every finding has been looked at. */
function codes(language: Language, code: string): string[] {
  const findings = check({ language, code, modules: MODULES });
  const lines = code.split(/\r\n|\n|\r/);
  for (const finding of findings) {
    const { range } = findingSchema.parse(finding);
    expect(range.startLine).toBeLessThanOrEqual(lines.length);
    expect(range.startColumn).toBeLessThanOrEqual((lines[range.startLine - 1] ?? '').length + 1);
    const isForward = range.endLine > range.startLine || range.endColumn >= range.startColumn;
    expect(isForward).toBe(true);
  }
  return findings.map(({ code: kind }) => kind);
}

const nested = (open: string, close: string, depth: number): string =>
  `${open.repeat(depth)}1${close.repeat(depth)}`;

describe('code that is large or deep', { timeout: 60_000 }, () => {
  it.each([
    [
      '10,000 functions',
      Array.from({ length: 10_000 }, (_, i) => `def f${i}(a):\n    return a\n`).join('') + MAIN.python,
      [],
    ],
    ['a long list on one line', `x = [${'1, '.repeat(20_000)}]\n${MAIN.python}`, []],
    ['a long string', `x = """${'a\n'.repeat(100_000)}"""\n${MAIN.python}`, []],
    ['a table of strings', `x = {\n${'"a": "b",\n'.repeat(20_000)}}\n${MAIN.python}`, []],
    ['900 operators', `x = 1${' + 1'.repeat(900)}\n${MAIN.python}`, []],
    ['150 brackets', `x = ${nested('[', ']', 150)}\n${MAIN.python}`, []],
    [
      '90 levels of indentation',
      `${Array.from({ length: 90 }, (_, i) => `${' '.repeat(i)}if x:\n`).join('')}${' '.repeat(90)}pass\n${MAIN.python}`,
      [],
    ],
    ['300 brackets', `x = ${nested('(', ')', 300)}\n`, ['too-complex']],
    ['brackets never closed', '('.repeat(100_000), ['too-complex']],
    ['brackets closed by others', '([{)]}'.repeat(10_000), ['too-complex']],
    ['5,000 operators', `x = 1${' + 1'.repeat(5000)}\n`, ['too-complex']],
    ['5,000 prefixes', `x = ${'not '.repeat(5000)}1\n`, ['too-complex']],
    ['5,000 calls', `x = a${'()'.repeat(5000)}\n`, ['too-complex']],
    ['nested f-strings', `x = ${nested('f"{', '}"', 1000)}\n`, ['too-complex']],
    ['nested formats', `x = f"${nested('{a:', '}', 1000)}"\n`, ['too-complex']],
    [
      '120 levels of indentation',
      Array.from({ length: 120 }, (_, i) => `${' '.repeat(i)}if x:\n`).join(''),
      ['too-complex'],
    ],
    ['6,000 strings on a line', `x = [${'"a", '.repeat(6000)}]\n`, ['too-complex']],
    ['dedents to nowhere', 'if x\n  y\n else\n'.repeat(5000), ['syntax-error']],
    [
      'operators in strings and comments',
      `x = "${'+ ('.repeat(5000)}" # ${'- ['.repeat(5000)}\n${MAIN.python}`,
      [],
    ],
    [
      '10,000 imports',
      `${'import nowhere\n'.repeat(10_000)}${MAIN.python}`,
      Array(100).fill('import-unresolved'),
    ],
  ])('Python: %s', (_, code, expected) => {
    expect(codes('python', code)).toEqual(expected);
  });

  it.each([
    [
      '10,000 functions',
      Array.from({ length: 10_000 }, (_, i) => `function f${i}(a) { return a; }\n`).join('') +
        MAIN.javascript,
      [],
    ],
    [
      'a minified line',
      `${Array.from({ length: 10_000 }, (_, i) => `const v${i}=e=>e+${i};`).join('')}${MAIN.javascript}`,
      [],
    ],
    ['20,000 calls', `x${'.y()'.repeat(20_000)};\n${MAIN.javascript}`, []],
    ['100,000 brackets', nested('(', ')', 100_000), ['too-complex']],
    ['100,000 blocks', '{'.repeat(100_000), ['too-complex']],
    ['100,000 operators', `x = 1${' + 1'.repeat(100_000)};`, ['too-complex']],
    ['100,000 template literals', nested('`${', '}`', 100_000), ['too-complex']],
    [
      '10,000 requires',
      `${'require("nowhere");'.repeat(10_000)}${MAIN.javascript}`,
      Array(100).fill('import-unresolved'),
    ],
  ])('JavaScript: %s', (_, code, expected) => {
    expect(codes('javascript', code)).toEqual(expected);
  });

  it.each(['python', 'javascript'] as const)('%s: code beyond the contract is not parsed', (language) => {
    expect(codes(language, ' '.repeat(TOOL_CODE_BYTES_MAX + 1))).toEqual(['too-large']);
    expect(codes(language, ' '.repeat(TOOL_CODE_BYTES_MAX))).toEqual(['entrypoint-missing']);
  });
});

describe('any text at all', { timeout: 60_000 }, () => {
  const texts = [
    ...[
      '\0',
      '\ufeff',
      '\ud800',
      '"',
      "'''",
      '`',
      '${',
      'f"{',
      '/*',
      '#',
      '\\',
      '\\\n',
      '\r',
      '\u2028',
      '😀',
      '\t',
      '(',
      ')',
    ],
    ...[
      'def',
      'def main',
      'function main(',
      'class',
      'import',
      'from . import',
      'lambda:',
      'async',
      '=>',
      '<!-- x -->',
      '#!/usr/bin/env',
    ],
  ];

  it.each(['python', 'javascript'] as const)('%s: gives findings within the text', (language) => {
    for (const text of texts) {
      for (const code of [
        text,
        text.repeat(500),
        `${MAIN[language]}${text}`,
        `${text}\r\n${MAIN[language]}`,
      ]) {
        codes(language, code);
      }
    }
  });

  it.each(['python', 'javascript'] as const)('%s: whatever a good tool is cut to', (language) => {
    const other = language === 'python' ? 'javascript' : 'python';
    for (let length = 0; length <= MAIN[language].length; length += 1) {
      codes(language, MAIN[language].slice(0, length));
      codes(other, MAIN[language].slice(0, length));
    }
  });
});

describe('a parser that breaks down', () => {
  it('is a finding that refuses the write', () => {
    const broken = createCodeChecker({
      ...parsers,
      syntaxErrors: () => {
        throw new WebAssembly.RuntimeError('unreachable');
      },
    });
    expect(broken({ language: 'python', code: MAIN.python, modules: null })).toEqual([
      {
        code: 'check-failed',
        severity: 'error',
        message: 'The static check could not read this code (RuntimeError)',
        range: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 20 },
      },
    ]);
  });

  it('out of stack is as good as new for the next code', () => {
    const endless = `1${'+1'.repeat(50_000)}`;
    for (let round = 0; round < 5; round += 1) {
      expect(() => parsers.syntaxErrors(endless, 'py311')).toThrow(RangeError);
      expect(codes('python', MAIN.python)).toEqual([]);
      expect(codes('python', 'x = )')).toEqual(['syntax-error']);
    }
  });

  it('that was never loaded leaves JavaScript checked', () => {
    const withoutPython = createCodeChecker(null);
    expect(withoutPython({ language: 'javascript', code: MAIN.javascript, modules: null })).toEqual([]);
    const findings = withoutPython({ language: 'python', code: MAIN.python, modules: null });
    expect(findings.map(({ code }) => code)).toEqual(['check-failed']);
  });
});

it('a tree is freed even when its reader throws', () => {
  const reader = () =>
    parsers.withTree('x = 1', (root) => {
      throw new Error(root.type);
    });
  expect(reader).toThrow('module');
  expect(codes('python', MAIN.python)).toEqual([]);
});
