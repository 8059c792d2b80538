import type { Language } from '@/lib/contract/tool';
import type { ExecutionRequest } from './execution';

/** What a waiting sandbox has ready: the language, a package set on its import path, and modules it has imported. */
export type Profile = { language: Language; set: string | null; modules: readonly string[] };

export const basicProfile = (language: Language): Profile => ({ language, set: null, modules: [] });

export const profileKey = ({ language, set, modules }: Profile): string =>
  [language, set ?? '', ...modules].join(' ');

const MODULES_MAX = 24;

/** Modules that do something when they are imported, or that mean something else to the parser. */
const NOT_AHEAD = new Set(['antigravity', 'this', '__future__', '__main__', 'idlelib', 'test', 'turtle']);

const IMPORTS: Record<Language, RegExp> = {
  python: /^[ \t]*(?:from[ \t]+([\w.]+)[ \t]+import\b|import[ \t]+([\w., \t]+))/gm,
  javascript: /(?:\bfrom|\bimport\s*\(?|\brequire\s*\()\s*['"](?:node:)?([\w/]+)['"]/g,
};

/** Names of modules that the code seems to import. A guess: it only decides what is loaded ahead. */
const guessModules = (language: Language, code: string): string[] =>
  [...code.matchAll(IMPORTS[language])].flatMap(([, from = '', list = '']) =>
    `${from},${list}`.split(',').map((name) => name.trim().split(/\s/)[0] ?? ''),
  );

/**
 * What a sandbox for this run has best ready: its packages, and what it imports of the standard library, whose
 * import takes longer than many a tool.
 */
export const profileOf = (
  {
    language,
    code,
    packageSet,
    imports,
  }: Pick<ExecutionRequest, 'language' | 'code' | 'packageSet' | 'imports'>,
  builtin: ReadonlySet<string>,
): Profile => {
  const isBuiltin = (name: string) => {
    const top = language === 'python' ? (name.split('.')[0] ?? '') : name;
    return builtin.has(top) && !NOT_AHEAD.has(top);
  };
  const standard = guessModules(language, code).filter(isBuiltin);
  const modules = [...new Set([...imports, ...standard])].sort().slice(0, MODULES_MAX);
  return { language, set: packageSet, modules };
};
