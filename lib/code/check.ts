import { createFinding, type Finding } from '@/lib/code/finding';
import { checkImports, type ImportedModule, type RuntimeModules } from '@/lib/code/imports';
import { checkJavaScript } from '@/lib/code/javascript/check';
import { checkPython } from '@/lib/code/python/check';
import type { PythonParsers } from '@/lib/code/python/load';
import { readSource, type SourceText, TOO_COMPLEX } from '@/lib/code/source-text';
import { type Language, TOOL_CODE_BYTES_MAX } from '@/lib/contract/tool';

/** `modules` is what the runtime can import; null leaves the imports unchecked. */
export type CodeCheckInput = { language: Language; code: string; modules: RuntimeModules | null };

/** Findings in the order of the code. Never throws: a parser that breaks down becomes a finding. */
export type CodeChecker = (input: CodeCheckInput) => Finding[];

/** What one look at the code tells: its findings, and what it imports wherever it does. */
export type CodeReading = { findings: Finding[]; imports: ImportedModule[] };

/** The static check, the same while typing and on a write. Without `parsers` it can check JavaScript only. */
export function createCodeChecker(parsers: PythonParsers | null): CodeChecker {
  const read = createCodeReader(parsers);
  return (input) => read(input).findings;
}

/** The check that also gives the imports it came across. */
export function createCodeReader(parsers: PythonParsers | null): (input: CodeCheckInput) => CodeReading {
  return ({ language, code, modules }) => {
    if (code.length > TOOL_CODE_BYTES_MAX) {
      const message = `The code has ${code.length} characters, more than the ${TOOL_CODE_BYTES_MAX} bytes a tool may have`;
      const start = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };
      return { findings: [createFinding('too-large', message, start)], imports: [] };
    }
    const source = readSource(code);
    try {
      const { findings, imports } =
        language === 'python' ? checkWith(parsers, source, modules) : checkJavaScript(source);
      const importFindings = modules ? checkImports(language, imports, modules, source) : [];
      return { findings: [...findings, ...importFindings].sort(byPosition), imports };
    } catch (error) {
      return { findings: [breakdown(error, source)], imports: [] };
    }
  };
}

function checkWith(
  parsers: PythonParsers | null,
  source: SourceText,
  modules: RuntimeModules | null,
): CodeReading {
  return parsers
    ? checkPython(source, parsers, modules?.runtime)
    : { findings: [failure(source, 'the Python parsers are not loaded')], imports: [] };
}

/** Errors that pile up can take a parser's whole stack, however flat the code looks. */
const breakdown = (error: unknown, source: SourceText): Finding =>
  error instanceof RangeError
    ? createFinding('too-complex', TOO_COMPLEX, source.restOfLine(0))
    : failure(source, error instanceof Error ? error.name : 'unknown error');

const failure = (source: SourceText, reason: string): Finding =>
  createFinding(
    'check-failed',
    `The static check could not read this code (${reason})`,
    source.restOfLine(0),
  );

const byPosition = ({ range: a }: Finding, { range: b }: Finding): number =>
  a.startLine - b.startLine || a.startColumn - b.startColumn;
