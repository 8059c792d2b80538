import type { Finding } from '@/lib/code/finding';
import type { ImportedModule } from '@/lib/code/imports';
import { checkEntrypoint } from '@/lib/code/javascript/entrypoint';
import { findImports } from '@/lib/code/javascript/imports';
import { parseProgram } from '@/lib/code/javascript/parse';
import type { SourceText } from '@/lib/code/source-text';

export function checkJavaScript(source: SourceText): { findings: Finding[]; imports: ImportedModule[] } {
  const parsed = parseProgram(source);
  return parsed.ok
    ? { findings: checkEntrypoint(parsed.program, source), imports: findImports(parsed.program) }
    : { findings: [parsed.finding], imports: [] };
}
