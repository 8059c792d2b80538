import type { ImportedModule } from '@/lib/code/imports';
import type { Language } from '@/lib/contract/tool';
import type { CodeCheck } from '@/server/services/code-check';

const REMEMBERED_MAX = 1_000;

const topLevel = (name: string): string => name.split('.')[0] ?? name;

/**
 * The top-level modules that must be there before the code runs. What it can do without counts only when it can be had,
 * and a relative import has nothing to refer to: Python says so itself.
 */
export const wantedModules = (
  language: Language,
  imports: readonly ImportedModule[],
  installable: ReadonlySet<string>,
): string[] => {
  if (language !== 'python') {
    return [];
  }
  const wanted = imports
    .filter(({ name }) => !name.startsWith('.'))
    .filter(({ name, optional }) => !optional || installable.has(topLevel(name)))
    .map(({ name }) => topLevel(name));
  return [...new Set(wanted)].sort();
};

/** The imports of saved code, read once: a version never changes. */
export const createImportReader = (checkCode: CodeCheck) => {
  const known = new Map<string, ImportedModule[]>();

  return async (tool: {
    id: string;
    version: number;
    language: Language;
    code: string;
  }): Promise<ImportedModule[]> => {
    if (tool.language !== 'python') {
      return [];
    }
    const key = `${tool.id} ${tool.version}`;
    const remembered = known.get(key);
    if (remembered) {
      return remembered;
    }
    const read = await checkCode(tool);
    // Saved code was in order when it was saved. If it no longer is, Python says why.
    const imports = read.ok ? read.value.imports : [];
    if (known.size >= REMEMBERED_MAX) {
      known.clear();
    }
    known.set(key, imports);
    return imports;
  };
};
