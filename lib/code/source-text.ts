import type { SourceRange } from '@/lib/code/finding';

/** Code with its lines known: both parsers answer in offsets, findings speak of lines and columns. */
export type SourceText = {
  readonly code: string;
  /** From one UTF-16 offset up to (and without) another. */
  readonly range: (start: number, end: number) => SourceRange;
  /** The line on which an offset lies, from that offset (or its first character) to its end. */
  readonly restOfLine: (offset: number) => SourceRange;
  /** The word or the single character at an offset; "" at the end. */
  readonly tokenAt: (offset: number) => string;
  /** The offset of a line and column that count from 1, kept inside the code. */
  readonly offsetAt: (line: number, column: number) => number;
};

const TOKEN = /[\p{ID_Continue}$]+|./suy;
const LINE_END = /\r\n|\n|\r/g;

/** Line ends are those of Python and of the editor: LF, CRLF and a lone CR, but not U+2028. */
export function readSource(code: string): SourceText {
  const starts = [0];
  for (const match of code.matchAll(LINE_END)) {
    starts.push(match.index + match[0].length);
  }

  const lineOf = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  };

  const endOfLine = (line: number): number => {
    let end = starts[line + 1] ?? code.length;
    while (end > (starts[line] ?? 0) && '\r\n'.includes(code.charAt(end - 1))) {
      end -= 1;
    }
    return end;
  };

  const range = (start: number, end: number): SourceRange => {
    const from = Math.min(Math.max(start, 0), code.length);
    const to = Math.min(Math.max(end, from), code.length);
    const startLine = lineOf(from);
    const endLine = lineOf(to);
    return {
      startLine: startLine + 1,
      startColumn: from - (starts[startLine] ?? 0) + 1,
      endLine: endLine + 1,
      endColumn: to - (starts[endLine] ?? 0) + 1,
    };
  };

  return {
    code,
    range,
    restOfLine: (offset) => range(offset, endOfLine(lineOf(Math.min(Math.max(offset, 0), code.length)))),
    tokenAt: (offset) => {
      TOKEN.lastIndex = offset;
      return TOKEN.exec(code)?.[0] ?? '';
    },
    offsetAt: (line, column) => {
      const index = Math.min(Math.max(line - 1, 0), starts.length - 1);
      return Math.min((starts[index] ?? 0) + Math.max(column - 1, 0), code.length);
    },
  };
}

/** A piece of code in a sentence; what cannot be seen is named by its code point. */
export function quoted(token: string): string {
  const shown = token.slice(0, 40);
  return /^[\p{L}\p{M}\p{N}\p{P}\p{S}]+$/u.test(shown)
    ? `\`${shown}\``
    : `U+${(token.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

export const TOO_COMPLEX =
  'What begins here is nested too deeply, or too much on one line, to be checked; break it into smaller parts';
