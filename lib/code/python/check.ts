import { createFinding, type Finding } from '@/lib/code/finding';
import type { ImportedModule } from '@/lib/code/imports';
import { type ComplexityProblem, findComplexityProblem, isFatal } from '@/lib/code/python/complexity';
import { checkEntrypoint } from '@/lib/code/python/entrypoint';
import { findImports } from '@/lib/code/python/imports';
import type { PythonParsers } from '@/lib/code/python/load';
import { checkSyntax, targetVersionOf } from '@/lib/code/python/syntax';
import { type SourceText, TOO_COMPLEX } from '@/lib/code/source-text';

/** `runtime` names the interpreter, such as "CPython 3.11.7": newer syntax than it knows is an error. */
export function checkPython(
  source: SourceText,
  parsers: PythonParsers,
  runtime: string | undefined,
): { findings: Finding[]; imports: ImportedModule[] } {
  const complexity = findComplexityProblem(source.code);
  if (complexity && isFatal(complexity)) {
    return { findings: [fatalFinding(complexity, source)], imports: [] };
  }
  const { findings, parses } = checkSyntax(source, parsers, targetVersionOf(runtime), complexity);
  if (!parses) {
    return { findings, imports: [] };
  }
  return parsers.withTree(withLineFeeds(source.code), (root) => ({
    findings: [...findings, ...checkEntrypoint(root, source)],
    imports: findImports(root),
  }));
}

function fatalFinding({ kind, offset }: ComplexityProblem, source: SourceText): Finding {
  const message = 'This line is indented like none of the blocks around it';
  return kind === 'too-complex'
    ? createFinding('too-complex', TOO_COMPLEX, source.range(offset, offset + 1))
    : createFinding('syntax-error', message, source.restOfLine(offset));
}

/** Tree-sitter's grammar does not take a lone CR for a line end. Same length, so that every position stays. */
const withLineFeeds = (code: string): string => code.replace(/\r(?!\n)/g, '\n');
