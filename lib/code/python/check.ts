import { createFinding, type Finding } from '@/lib/code/finding';
import type { ImportedModule } from '@/lib/code/imports';
import { checkEntrypoint } from '@/lib/code/python/entrypoint';
import { findImports } from '@/lib/code/python/imports';
import type { PythonParsers } from '@/lib/code/python/load';
import { findNestingProblem } from '@/lib/code/python/nesting';
import { checkSyntax, targetVersionOf } from '@/lib/code/python/syntax';
import type { SourceText } from '@/lib/code/source-text';

/** `runtime` names the interpreter, such as "CPython 3.11.7": newer syntax than it knows is an error. */
export function checkPython(
  source: SourceText,
  parsers: PythonParsers,
  runtime: string | undefined,
): { findings: Finding[]; imports: ImportedModule[] } {
  const nesting = findNestingProblem(source.code);
  if (nesting?.kind === 'too-deep') {
    const message = 'This expression or block is nested too deeply to be checked';
    const range = source.range(nesting.offset, nesting.offset + 1);
    return { findings: [createFinding('too-deep', message, range)], imports: [] };
  }
  const { findings, parses } = checkSyntax(source, parsers, targetVersionOf(runtime), nesting);
  if (!parses) {
    return { findings, imports: [] };
  }
  return parsers.withTree(withLineFeeds(source.code), (root) => ({
    findings: [...findings, ...checkEntrypoint(root, source)],
    imports: findImports(root),
  }));
}

/** Tree-sitter's grammar does not take a lone CR for a line end. Same length, so that every position stays. */
const withLineFeeds = (code: string): string => code.replace(/\r(?!\n)/g, '\n');
