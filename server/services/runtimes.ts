import type { RuntimeModules } from '@/lib/code/imports';
import { RUNTIME_CONTRACTS } from '@/lib/code/template';
import type { Runtime } from '@/lib/contract/runtime';
import type { Language } from '@/lib/contract/tool';
import { type Interpreter, probeBun, probePython } from '@/server/sandbox/interpreters';

const MIB = 1024 * 1024;

/** What a run may use before it is ended. */
const LIMITS: Runtime['limits'] = {
  wall_time_ms: 10_000,
  cpu_time_ms: 5_000,
  memory_bytes: 512 * MIB,
  output_bytes: 8 * MIB,
  processes: 48,
};

const MISSING: Record<Language, string> = {
  python: 'CPython (not found: install python3)',
  javascript: 'Bun (not found: run npm install again)',
};

const runtimeOf = (language: Language, interpreter: Interpreter | null): Runtime => ({
  language,
  runtime: interpreter?.version ?? MISSING[language],
  ...RUNTIME_CONTRACTS[language],
  builtin_modules: interpreter?.builtin_modules ?? [],
  packages: interpreter?.packages ?? [],
  limits: LIMITS,
});

const modulesOf = (interpreter: Interpreter | null): RuntimeModules | null =>
  interpreter && {
    builtin: interpreter.builtin_modules,
    packages: interpreter.packages.map((entry) => entry.import_name),
    runtime: interpreter.version,
  };

/** Asks the interpreters at once, in the background; whoever needs an answer waits for it. */
export const createRuntimeService = () => {
  const python = probePython();
  const javascript = probeBun();

  return {
    list: async (): Promise<Runtime[]> => [
      runtimeOf('python', await python),
      runtimeOf('javascript', await javascript),
    ],

    /** What each language can import, or null when its interpreter is not there to be asked. */
    modules: async (): Promise<Record<Language, RuntimeModules | null>> => ({
      python: modulesOf(await python),
      javascript: modulesOf(await javascript),
    }),
  };
};

export type RuntimeService = ReturnType<typeof createRuntimeService>;
