import { createFinding, type Finding } from '@/lib/code/finding';
import type { ComplexityProblem } from '@/lib/code/python/complexity';
import type { PythonParsers, RuffDiagnostic } from '@/lib/code/python/load';
import { quoted, type SourceText } from '@/lib/code/source-text';

const NUL = '\0';
const BYTE_ORDER_MARK = '\ufeff';
/** Findings beyond these are consequences of the first ones. */
const SYNTAX_FINDINGS_MAX = 10;

/** A name that ruff gives to what its parser found, as opposed to a rule that was broken. */
const PARSER_CODE = 'invalid-syntax';

/** What keeps the code from compiling. `parses` is false when its structure cannot be trusted either. */
export function checkSyntax(
  source: SourceText,
  parsers: PythonParsers,
  targetVersion: string,
  complexity: ComplexityProblem | null,
): { findings: Finding[]; parses: boolean } {
  const own = [...refusedCharacters(source), ...indentationFindings(complexity, source)];
  const diagnostics = parsers.syntaxErrors(withoutSuppressions(source.code), targetVersion);
  const parses = !source.code.includes(NUL) && !diagnostics.some(({ code }) => code === PARSER_CODE);
  if (!parses && complexity?.kind === 'unclosed-bracket' && !diagnostics.some(isAboutString)) {
    const message = `\`${source.code.charAt(complexity.offset)}\` is never closed`;
    const range = source.range(complexity.offset, complexity.offset + 1);
    return { findings: [...own, createFinding('syntax-error', message, range)], parses };
  }
  return { findings: [...own, ...findingsOf(diagnostics, own, source)], parses };
}

/** What a parser says next of the same line, or of the end of the code, is a consequence of its first finding. */
function findingsOf(diagnostics: RuffDiagnostic[], own: Finding[], source: SourceText): Finding[] {
  const lines = new Set(own.map(({ range }) => range.startLine));
  const findings: Finding[] = [];
  const end = source.code.trimEnd().length;
  for (const diagnostic of diagnostics) {
    const { row, column } = diagnostic.start_location;
    const isConsequence = lines.has(row) || (lines.size > 0 && source.offsetAt(row, column) > end);
    if (!isConsequence && findings.length < SYNTAX_FINDINGS_MAX) {
      findings.push(createFinding('syntax-error', wordsOf(diagnostic, source), rangeOf(diagnostic, source)));
    }
    lines.add(row);
  }
  return findings;
}

const isAboutString = ({ message }: RuffDiagnostic): boolean => /quote|string/i.test(message);

/** Characters that CPython refuses wherever they stand, and ruff does not. */
function refusedCharacters(source: SourceText): Finding[] {
  const found = (offset: number, what: string): Finding =>
    createFinding(
      'syntax-error',
      `Code in Python cannot have ${what}; remove it`,
      source.range(offset, offset + 1),
    );
  const nul = source.code.indexOf(NUL);
  return [
    ...(source.code.startsWith(BYTE_ORDER_MARK) ? [found(0, 'a byte order mark (U+FEFF) at its start')] : []),
    ...(nul >= 0 ? [found(nul, 'a NUL character (U+0000)')] : []),
  ];
}

function indentationFindings(complexity: ComplexityProblem | null, source: SourceText): Finding[] {
  const message = 'Tabs and spaces are mixed in this indentation in a way that Python refuses';
  return complexity?.kind === 'mixed-indentation'
    ? [createFinding('syntax-error', message, source.restOfLine(complexity.offset))]
    : [];
}

/** "CPython 3.12.4" → "py312", or CPython 3.11 when the runtime is not known. */
export function targetVersionOf(runtime: string | undefined): string {
  const [, major, minor] = /\b(\d+)\.(\d+)/.exec(runtime ?? '') ?? [];
  return major && minor ? `py${major}${minor}` : 'py311';
}

/** Comments that silence a linter do not silence Python. Same length, so that every position stays. */
const withoutSuppressions = (code: string): string =>
  code.replace(/#[^\r\n]*/g, (comment) =>
    comment.replace(/noqa|ruff|flake8/gi, (word) => '-'.repeat(word.length)),
  );

/** Ruff's terms of art in plain words. */
const PLAIN_WORDS: Readonly<Record<string, string>> = {
  '`return` statement outside of a function/method': '`return` outside a function',
  '`yield` statement outside of a function': '`yield` outside a function',
  '`await` should be used within an async function': '`await` outside an `async def`',
  '`break` outside loop': '`break` outside a loop',
  '`continue` not properly in loop': '`continue` outside a loop',
  'An `except` block as not the last exception handler': 'An `except` without a type has to be the last one',
};

/** Some of ruff's messages do not say what stands there instead of what they expect. */
function wordsOf({ message, start_location: { row, column } }: RuffDiagnostic, source: SourceText): string {
  const [text = ''] = message.split('\n');
  const token = source.tokenAt(source.offsetAt(row, column));
  if (text.startsWith('Got unexpected token')) {
    return `Unexpected character ${quoted(token)}`;
  }
  if (/^Expected an? (?:statement|expression|identifier)$/.test(text)) {
    return `${text}, found ${token.trim() === '' ? 'the end of the line' : quoted(token)}`;
  }
  return PLAIN_WORDS[text] ?? text;
}

/** What ruff says of a line end reaches into the next line: a marker belongs on the line that is wrong. */
function rangeOf({ start_location: from, end_location: to }: RuffDiagnostic, source: SourceText) {
  const start = source.offsetAt(from.row, from.column);
  return to.row > from.row
    ? source.restOfLine(start)
    : source.range(start, source.offsetAt(to.row, to.column));
}
