import { createFinding, type Finding } from '@/lib/code/finding';
import { nearestName } from '@/lib/code/nearest-name';
import type { SourceText } from '@/lib/code/source-text';
import type { Language } from '@/lib/contract/tool';

/** What a runtime can import, by import name. `runtime` is its own name and version, such as "CPython 3.11.7". */
export type RuntimeModules = {
  readonly builtin: readonly string[];
  readonly packages: readonly string[];
  readonly runtime?: string;
};

/** One import as it is written: `name` is a dotted module in Python, a specifier in JavaScript. */
export type ImportedModule = {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** The code goes on without it (`try: import x except ImportError`). */
  readonly optional: boolean;
};

const RUNTIME_NAME: Record<Language, string> = {
  python: 'the Python runtime',
  javascript: 'the Bun runtime',
};

/** What is wrong with each import for this runtime. Never refuses a write: the package may be added later. */
export function checkImports(
  language: Language,
  imports: readonly ImportedModule[],
  modules: RuntimeModules,
  source: SourceText,
): Finding[] {
  const known = { builtin: new Set(modules.builtin), packages: new Set(modules.packages) };
  const isKnown = language === 'python' ? isKnownPython : isKnownJavaScript;
  const unresolved = new Map<string, string>();
  const findings: Finding[] = [];
  for (const { name, start, end, optional } of imports) {
    const place = notAModule(language, name);
    if (place) {
      findings.push(createFinding('import-not-a-module', place, source.range(start, end)));
    } else if (!isKnown(name, known)) {
      const message = unresolved.get(name) ?? unresolvedMessage(language, name, modules);
      unresolved.set(name, message);
      const code = optional ? 'import-optional' : 'import-unresolved';
      findings.push(createFinding(code, message, source.range(start, end)));
    }
  }
  return findings
    .toSorted((a, b) => SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity])
    .slice(0, IMPORT_FINDINGS_MAX);
}

const IMPORT_FINDINGS_MAX = 100;
const SEVERITY_ORDER = { error: 0, warning: 1, info: 2 };

type KnownModules = { readonly builtin: ReadonlySet<string>; readonly packages: ReadonlySet<string> };

function isKnownPython(name: string, { builtin, packages }: KnownModules): boolean {
  const parts = name.split('.');
  if (builtin.has(parts[0] ?? name)) {
    return true;
  }
  const isPrefixKnown = parts.some((_, index) => packages.has(parts.slice(0, index + 1).join('.')));
  return isPrefixKnown || [...packages].some((candidate) => candidate.startsWith(`${name}.`));
}

/** Parts of a built-in that have a path of their own; a runtime may list only the module. */
const BUILTIN_SUBPATHS = /^([a-z_]+)\/(?:promises|strict|posix|win32|types|web|consumers)$/;

function isKnownJavaScript(name: string, { builtin, packages }: KnownModules): boolean {
  const isBuiltin = (specifier: string): boolean => {
    const parent = BUILTIN_SUBPATHS.exec(specifier)?.[1] ?? specifier;
    return [specifier, parent].some((each) => builtin.has(each) || builtin.has(`node:${each}`));
  };
  if (name === 'bun') {
    return true;
  }
  if (name.startsWith('bun:')) {
    return builtin.has(name) || ![...builtin].some((each) => each.startsWith('bun:'));
  }
  return name.startsWith('node:')
    ? isBuiltin(name.slice('node:'.length))
    : isBuiltin(name) || packages.has(packageOf(name));
}

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

function notAModule(language: Language, name: string): string | null {
  if (language === 'python') {
    return name.startsWith('.')
      ? `A tool is one file: the relative import \`${name}\` has nothing to refer to`
      : null;
  }
  if (/^(?:\.{0,2}\/|\.{1,2}$)/.test(name)) {
    return `A tool is one file: there is no \`${name}\` beside it to import`;
  }
  if (/^(?:https?|file|data|blob):/i.test(name)) {
    return `The runtime imports modules by name, not from an address such as \`${name.slice(0, 60)}\``;
  }
  return null;
}

function unresolvedMessage(language: Language, name: string, modules: RuntimeModules): string {
  const wanted = language === 'python' ? (name.split('.')[0] ?? name) : name;
  const runtime = modules.runtime ?? RUNTIME_NAME[language];
  const prefix = wanted.startsWith('node:') ? 'node:' : '';
  const publicNames = [...modules.builtin, ...modules.packages].filter((each) => !each.startsWith('_'));
  const nearest = nearestName(wanted.slice(prefix.length), publicNames);
  const missing = `\`${wanted.slice(0, 100)}\` cannot be imported: ${runtime} has no such built-in module or installable package`;
  return nearest ? `${missing}; did you mean \`${prefix}${nearest}\`?` : missing;
}
