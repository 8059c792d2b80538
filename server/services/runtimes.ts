import type { RuntimeModules } from '@/lib/code/imports';
import { RUNTIME_CONTRACTS } from '@/lib/code/template';
import type { CataloguePackage } from '@/lib/contract/run';
import type { Runtime } from '@/lib/contract/runtime';
import type { Language } from '@/lib/contract/tool';
import type { PackageStore } from '@/server/packages/package-store';
import { LIMITS } from '@/server/sandbox/limits';
import type { Sandbox } from '@/server/sandbox/sandbox';

/** What a run may use before it is ended, unless its tool asks for more time. */
const RUNTIME_LIMITS: Runtime['limits'] = {
  wall_time_ms: LIMITS.wallTimeMs,
  cpu_time_ms: LIMITS.cpuTimeMs,
  memory_bytes: LIMITS.memoryBytes,
  output_bytes: LIMITS.outputBytes,
  processes: LIMITS.processes,
};

const MISSING: Record<Language, string> = {
  python: 'CPython (not found: install python3)',
  javascript: 'Bun (not found: run npm install again)',
};

/** One entry for each name that is imported. JavaScript has what its runtime brings, and nothing else. */
const packagesOf = (language: Language, catalogue: readonly CataloguePackage[]): Runtime['packages'] =>
  language === 'python'
    ? catalogue.flatMap(({ name, import_names, version }) =>
        import_names.map((import_name) => ({ name, import_name, version })),
      )
    : [];

/** What the sandbox's own interpreters say, with the packages that install themselves on first import. */
export const createRuntimeService = (
  { interpreters }: Pick<Sandbox, 'interpreters'>,
  packages: Pick<PackageStore, 'catalogue'>,
) => {
  const runtimeOf = async (language: Language): Promise<Runtime> => {
    const interpreter = (await interpreters)[language];
    return {
      language,
      runtime: interpreter?.version ?? MISSING[language],
      ...RUNTIME_CONTRACTS[language],
      builtin_modules: interpreter?.builtin_modules ?? [],
      packages: interpreter ? packagesOf(language, packages.catalogue()) : [],
      limits: RUNTIME_LIMITS,
    };
  };

  const modulesOf = async (language: Language): Promise<RuntimeModules | null> => {
    const interpreter = (await interpreters)[language];
    return (
      interpreter && {
        builtin: interpreter.builtin_modules,
        packages: packagesOf(language, packages.catalogue()).map(({ import_name }) => import_name),
        runtime: interpreter.version,
      }
    );
  };

  return {
    list: (): Promise<Runtime[]> => Promise.all([runtimeOf('python'), runtimeOf('javascript')]),

    /** What each language can import, or null when its interpreter is not there to be asked. */
    modules: async (): Promise<Record<Language, RuntimeModules | null>> => {
      const [python, javascript] = await Promise.all([modulesOf('python'), modulesOf('javascript')]);
      return { python, javascript };
    },
  };
};

export type RuntimeService = ReturnType<typeof createRuntimeService>;
