import { createFinding, type Finding } from '@/lib/code/finding';
import type { PythonParsers, RuffDiagnostic } from '@/lib/code/python/load';
import type { SourceText } from '@/lib/code/source-text';

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
): { findings: Finding[]; parses: boolean } {
  const diagnostics = parsers.syntaxErrors(withoutSuppressions(source.code), targetVersion);
  const lines = new Set<number>();
  const findings: Finding[] = [];
  if (source.code.startsWith(BYTE_ORDER_MARK)) {
    const message = 'The code starts with a byte order mark (U+FEFF), which Python refuses; remove it';
    findings.push(createFinding('syntax-error', message, source.range(0, 1)));
  }
  for (const diagnostic of diagnostics) {
    const { row } = diagnostic.start_location;
    if (!lines.has(row) && findings.length < SYNTAX_FINDINGS_MAX) {
      findings.push(createFinding('syntax-error', wordsOf(diagnostic), rangeOf(diagnostic, source)));
    }
    lines.add(row);
  }
  return { findings, parses: !diagnostics.some(({ code }) => code === PARSER_CODE) };
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

function wordsOf({ message }: RuffDiagnostic): string {
  return message.replace(/Got unexpected token \0/, 'Unexpected NUL character').replace(/\n[\s\S]*$/, '');
}

/** What ruff says of a line end reaches into the next line: a marker belongs on the line that is wrong. */
function rangeOf({ start_location: from, end_location: to }: RuffDiagnostic, source: SourceText) {
  const start = source.offsetAt(from.row, from.column);
  return to.row > from.row
    ? source.restOfLine(start)
    : source.range(start, source.offsetAt(to.row, to.column));
}
