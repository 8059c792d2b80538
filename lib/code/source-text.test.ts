import { describe, expect, it } from 'vitest';
import { quoted, readSource } from '@/lib/code/source-text';

const place = (code: string, start: number, end = start): string => {
  const { startLine, startColumn, endLine, endColumn } = readSource(code).range(start, end);
  return `${startLine}:${startColumn}-${endLine}:${endColumn}`;
};

describe('lines and columns', () => {
  it.each([
    ['', 0, 0, '1:1-1:1'],
    ['ab', 1, 2, '1:2-1:3'],
    ['a\nb', 2, 3, '2:1-2:2'],
    ['a\r\nb', 3, 4, '2:1-2:2'],
    ['a\rb', 2, 3, '2:1-2:2'],
    ['a\u2028b', 2, 3, '1:3-1:4'],
    ['😀b', 2, 3, '1:3-1:4'],
    ['a\nb\n', 4, 9, '3:1-3:1'],
    ['a', -1, 0, '1:1-1:1'],
    ['a\nb', 0, 3, '1:1-2:2'],
  ])('%j from %i to %i is %s', (code, start, end, expected) => {
    expect(place(code, start, end)).toBe(expected);
  });

  it('ends a line before its line end', () => {
    const source = readSource('ab\r\ncd');
    expect(source.restOfLine(1)).toEqual({ startLine: 1, startColumn: 2, endLine: 1, endColumn: 3 });
    expect(source.restOfLine(99)).toEqual({ startLine: 2, startColumn: 3, endLine: 2, endColumn: 3 });
  });

  it('finds the offset of a line and column, within the code', () => {
    const source = readSource('ab\r\ncd\n');
    expect([source.offsetAt(1, 1), source.offsetAt(2, 2), source.offsetAt(3, 1)]).toEqual([0, 5, 7]);
    expect([source.offsetAt(0, 0), source.offsetAt(9, 9), source.offsetAt(1, 99)]).toEqual([0, 7, 7]);
  });
});

it('a token is a word or one character', () => {
  const source = readSource('größe = 😀');
  expect([source.tokenAt(0), source.tokenAt(6), source.tokenAt(8), source.tokenAt(99)]).toEqual([
    'größe',
    '=',
    '😀',
    '',
  ]);
});

it('what cannot be seen is named', () => {
  expect([quoted('x'), quoted('😀'), quoted('\0'), quoted('\u00a0'), quoted('\u200b')]).toEqual([
    '`x`',
    '`😀`',
    'U+0000',
    'U+00A0',
    'U+200B',
  ]);
});
