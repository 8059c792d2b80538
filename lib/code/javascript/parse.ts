import { type Options, type Program, parse } from 'acorn';
import { createFinding, type Finding } from '@/lib/code/finding';
import { quoted, type SourceText, TOO_COMPLEX } from '@/lib/code/source-text';

/** A tool runs as an ES module (the runtime adds an export to it), so it is always strict. */
const OPTIONS: Options = { ecmaVersion: 'latest', sourceType: 'module', allowHashBang: true };

export type ParsedProgram = { ok: true; program: Program } | { ok: false; finding: Finding };

export function parseProgram(source: SourceText): ParsedProgram {
  try {
    return { ok: true, program: parse(source.code, OPTIONS) };
  } catch (error) {
    return { ok: false, finding: findingOf(error, source) };
  }
}

/** Acorn throws a SyntaxError with the offset in `pos`, and its own RangeError guard as "stack space". */
function findingOf(error: unknown, source: SourceText): Finding {
  const { code } = source;
  if (!(error instanceof SyntaxError) || !('pos' in error) || typeof error.pos !== 'number') {
    return createFinding('check-failed', 'The JavaScript parser gave up on this code', source.restOfLine(0));
  }
  const start = Math.min(error.pos, code.length);
  const message = error.message.replace(/ \(\d+:\d+\)$/, '');
  if (message.startsWith('Not enough stack space')) {
    return createFinding('too-complex', TOO_COMPLEX, source.range(start, start + 1));
  }
  const token = source.tokenAt(start);
  const range = source.range(start, start + Math.max(token.length, 1));
  const repeated = /^Identifier 'main' has already been declared/.test(message);
  return repeated
    ? createFinding(
        'entrypoint-duplicate',
        'A tool has one `main`, this code declares a second one here',
        range,
      )
    : createFinding('syntax-error', wordsOf(message, token), range);
}

/** Acorn's terms of art in plain words. */
const PLAIN_WORDS: Readonly<Record<string, string>> = {
  "'return' outside of function": '`return` outside a function',
  'Unsyntactic break': '`break` outside a loop or a `switch`',
  'Unsyntactic continue': '`continue` outside a loop',
  'Assigning to rvalue': 'Nothing can be assigned to this',
  'Argument name clash': 'Two parameters have this name',
  "'with' in strict mode": '`with` is not allowed: a tool is a module, and modules are strict',
};

/** Acorn names neither the token it did not expect nor the end of the code. */
function wordsOf(message: string, token: string): string {
  if (message === 'Unexpected token') {
    return token.trim() === '' ? 'Unexpected end of the code' : `Unexpected ${quoted(token)}`;
  }
  return message.startsWith('Unexpected character')
    ? `Unexpected character ${quoted(token)}`
    : (PLAIN_WORDS[message] ?? message);
}
