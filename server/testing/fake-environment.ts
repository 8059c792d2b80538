import type { CataloguePackage, SandboxStatus } from '@/lib/contract/run';
import type { EnsureResult } from '@/server/packages/package-store';
import type { RunEnvironment } from '@/server/run-environment';
import type { Execution, ExecutionOutcome, ExecutionRequest } from '@/server/sandbox/execution';

export type FakeParts = {
  execute?: (request: ExecutionRequest) => Promise<ExecutionOutcome>;
  ensure?: RunEnvironment['packages']['ensure'];
  status?: Partial<SandboxStatus>;
};

const CATALOGUE: CataloguePackage[] = [
  { name: 'requests', import_names: ['requests'], version: '2.0.0', reason: 'HTTP.', state: 'available' },
];

const interpreterOf = (version: string, builtin_modules: string[]) => ({
  version,
  executable: '/nowhere',
  builtin_modules,
  packages: [],
});

/** An end as a sandbox tells of it. */
export const executed = (end: Execution['end'], change: Partial<Execution> = {}): ExecutionOutcome => ({
  ok: true,
  value: {
    end,
    logs: '',
    logsTruncated: false,
    runTimeMs: 1.2,
    queueTimeMs: 0.3,
    peakMemoryBytes: 1_000,
    ...change,
  },
});

/** A place where tools seem to run, for tests of everything but the running. */
export const fakeEnvironment = ({
  execute,
  ensure,
  status,
}: FakeParts = {}): Pick<RunEnvironment, 'sandbox' | 'packages'> => ({
  sandbox: {
    ready: Promise.resolve(),
    interpreters: Promise.resolve({
      python: interpreterOf('CPython 3.11.2', ['json', 'os', 're', 'datetime']),
      javascript: interpreterOf('Bun 1.4.5', ['fs', 'crypto']),
    }),
    status: () => ({
      state: 'available',
      reason: null,
      remedy: null,
      egress: 'none',
      allowed_hosts: null,
      concurrency: 2,
      ...status,
    }),
    execute:
      execute ??
      ((request) => {
        request.onStart?.();
        return Promise.resolve(executed({ kind: 'returned', value: { message: 'done' } }));
      }),
    stop: () => Promise.resolve(),
  },
  packages: {
    folder: '/nowhere',
    catalogue: () => CATALOGUE,
    importNames: () => CATALOGUE.flatMap(({ import_names }) => import_names),
    ensure:
      ensure ??
      ((imports): Promise<EnsureResult> => Promise.resolve({ ok: true, set: 'set', imports: [...imports] })),
    stop: () => Promise.resolve(),
  },
});
