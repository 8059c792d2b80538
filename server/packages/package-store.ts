import { fail, type Outcome } from '@/lib/contract/problem';
import type { CataloguePackage } from '@/lib/contract/run';
import { CATALOGUE, type CatalogueEntry } from '@/server/packages/catalogue';
import { closureOf, importNamesOf, packagesOf } from '@/server/packages/closure';
import { createInstallations, type Progress } from '@/server/packages/installations';
import { createInstaller } from '@/server/packages/installer';
import { askInterpreter, type Interpreter } from '@/server/packages/interpreter';
import { LOCK, type Lock } from '@/server/packages/lock';
import type { Log } from '@/server/packages/log';
import { isInstalled, isUnpacked, partsOf, setName } from '@/server/packages/package-cache';

export type PackageStoreOptions = {
  /** Holds one folder per set. Whoever sandboxes run as must be able to walk there. */
  readonly folder: string;
  /** Wheels that lie ready, under their own file names: looked into before any index is asked. */
  readonly wheelDir: string | null;
  /** The interpreter that tools run with; null when there is none. */
  readonly python: Promise<{ readonly executable: string; readonly version: string } | null>;
  readonly log: Log;
};

/** `set` is the folder below the store's that goes on sys.path; null: nothing but the standard library is imported. */
export type EnsureResult =
  | { readonly ok: true; readonly set: string | null; readonly imports: string[] }
  | { readonly ok: false; readonly message: string };

export type EnsureOptions = {
  readonly onProgress?: (progress: Progress) => void;
  readonly signal: AbortSignal;
};

export type PackageStore = {
  readonly folder: string;
  catalogue(): CataloguePackage[];
  importNames(): string[];
  /**
   * Has everything installed that these top-level modules need; those of the standard library need nothing. However
   * many ask, a wheel is installed once, and a call that is aborted leaves the install to the others.
   */
  ensure(imports: readonly string[], options: EnsureOptions): Promise<EnsureResult>;
  /** Ends the installs that are under way; what they leave is removed by the next one. */
  stop(): Promise<void>;
};

/** What can be installed. Tests put packages of their own on it. */
export type Shelf = { readonly catalogue: readonly CatalogueEntry[]; readonly lock: Lock };

export const createPackageStore = (
  { folder, wheelDir, python, log }: PackageStoreOptions,
  { catalogue, lock }: Shelf = { catalogue: CATALOGUE, lock: LOCK },
): PackageStore => {
  const stopping = new AbortController();
  const installer = createInstaller({ folder, wheelDir, log, signal: stopping.signal });
  const installations = createInstallations(installer);
  const asked = askPython(python);
  const tidied = asked.then((answer) => (answer.ok ? installer.tidy(answer.value) : undefined));
  let interpreter: Interpreter | null = null;
  void asked.then((answer) => {
    interpreter = answer.ok ? answer.value : null;
  });

  const stateOf = (entry: CatalogueEntry): CataloguePackage['state'] => {
    const closure = closureOf([{ ...entry, companions: [] }], lock);
    if (closure.some(installations.isInstalling)) {
      return 'installing';
    }
    const parts = interpreter && partsOf(closure, interpreter, lock).parts;
    return parts?.every((part) => isUnpacked(folder, part)) ? 'installed' : 'available';
  };

  const install = async (
    entries: readonly CatalogueEntry[],
    target: Interpreter,
    options: EnsureOptions,
  ): Promise<EnsureResult> => {
    const imports = entries.flatMap((entry) => entry.importNames);
    const { parts, withoutWheel } = partsOf(closureOf(entries, lock), target, lock);
    if (withoutWheel.length > 0) {
      return { ok: false, message: withoutWheelSentence(withoutWheel, target) };
    }
    const set = setName(parts, target);
    if (!isInstalled(folder, set)) {
      const missing = parts.filter((part) => !isUnpacked(folder, part));
      const wanted = entries.map((entry) => entry.name);
      const verdict = await installations.join({ set, parts, missing, wanted, interpreter: target }, options);
      if (verdict !== null) {
        return { ok: false, message: verdict };
      }
    }
    return { ok: true, set, imports };
  };

  return {
    folder,
    importNames: () => importNamesOf(catalogue),

    catalogue: () =>
      catalogue.map((entry) => ({
        name: entry.name,
        import_names: [...entry.importNames],
        version: lock[entry.name]?.version ?? '',
        reason: entry.reason,
        state: stateOf(entry),
      })),

    ensure: async (imports, options) => {
      const answer = await asked;
      if (options.signal.aborted) {
        return { ok: false, message: 'Cancelled before its packages were looked for.' };
      }
      if (!answer.ok) {
        return { ok: false, message: answer.problem.message };
      }
      const modules = imports.filter((module) => !answer.value.standardModules.has(module));
      const entries = packagesOf(modules, catalogue);
      if (!entries.ok) {
        return { ok: false, message: entries.problem.message };
      }
      return entries.value.length === 0
        ? { ok: true, set: null, imports: [] }
        : install(entries.value, answer.value, options);
    },

    stop: async () => {
      stopping.abort();
      await Promise.all([tidied, installations.settle()]);
    },
  };
};

const askPython = async (python: PackageStoreOptions['python']): Promise<Outcome<Interpreter>> => {
  const found = await python;
  return found === null
    ? fail('unavailable', 'Python packages cannot be installed: there is no Python to install them for.')
    : askInterpreter(found.executable);
};

const withoutWheelSentence = (names: readonly string[], { target, glibc }: Interpreter): string =>
  `${names.join(', ')} cannot be installed: there is no wheel for CPython ${target.python} on ${target.architecture} with glibc 2.${glibc}.`;
