import { availableParallelism } from 'node:os';
import type { SandboxStatus } from '@/lib/contract/run';
import type { Language } from '@/lib/contract/tool';
import type { ExecutionOutcome, ExecutionRefusal, ExecutionRequest } from './execution';
import type { Interpreter } from './interpreters';
import { LIMITS } from './limits';
import { createPool, type Pool, type Profile } from './pool';
import { findInterpreters, interpretersOf, prepare, type Workplace } from './prepare';
import { type ProbeFailure, probe } from './probe';
import { createQueue } from './queue';
import { runJob } from './run-job';
import { createStarter, type Started } from './start-sandbox';

export type SandboxLog = (
  level: 'debug' | 'info' | 'warn' | 'error',
  message: string,
  fields?: Record<string, unknown>,
) => void;

export type SandboxOptions = {
  dataDir: string;
  /** Cache of package sets, seen by every sandbox as /pkgs. */
  packagesDir: string;
  egress: 'none' | 'public';
  /** Null: every public host. */
  allowedHosts: readonly string[] | null;
  /** How many runs at once. */
  concurrency?: number;
  log: SandboxLog;
};

export type Sandbox = {
  status(): SandboxStatus;
  /** It is known whether code can run here. */
  ready: Promise<void>;
  interpreters: Promise<Record<Language, Interpreter | null>>;
  execute(request: ExecutionRequest): Promise<ExecutionOutcome>;
  /** Ends every run, and waits until nothing is left of any sandbox. */
  stop(): Promise<void>;
};

const CONCURRENCY_MIN = 2;
const QUEUE_LENGTH = 256;
const QUEUE_PATIENCE_MS = 30_000;
const IDLE_MS = 10 * 60_000;
const PROFILES_MAX = 4;

const STOPPED: ExecutionRefusal = { message: 'The server is stopping.', retryAfterSeconds: 5 };

type State =
  | { kind: 'starting' }
  | { kind: 'unavailable'; failure: ProbeFailure }
  | { kind: 'available'; workplace: Workplace; pool: Pool<Started> };

export const createSandbox = (options: SandboxOptions): Sandbox => {
  const concurrency = options.concurrency ?? Math.max(CONCURRENCY_MIN, availableParallelism());
  const queue = createQueue({ concurrency, length: QUEUE_LENGTH, patienceMs: QUEUE_PATIENCE_MS });
  const found = findInterpreters(options.dataDir);
  let state: State = { kind: 'starting' };

  const open = async (): Promise<State> => {
    const prepared = await prepare(
      { ...options, egress: options.egress === 'public', limits: LIMITS },
      found,
    );
    if (!prepared.ok) {
      return { kind: 'unavailable', failure: prepared.failure };
    }
    const { workplace } = prepared;
    const egress = options.egress === 'public' ? { allowedHosts: options.allowedHosts } : null;
    const startSandbox = createStarter(workplace, egress);
    const start = ({ language, set, modules }: Profile): Promise<Started> => {
      const environment = workplace.environments[language];
      if (!environment) {
        throw new Error(`There is no interpreter for ${language}.`);
      }
      return startSandbox(environment, { set, modules });
    };
    const languages = (['python', 'javascript'] as const).filter((name) => workplace.environments[name]);
    const basic = languages.map((language) => ({ language, set: null, modules: [] }));
    for (const profile of basic) {
      const failure = await probe(profile.language, workplace.folder, () => start(profile), LIMITS);
      if (failure) {
        workplace.remove();
        return { kind: 'unavailable', failure };
      }
    }
    const pool = createPool({ start, basic, each: concurrency, profiles: PROFILES_MAX, idleMs: IDLE_MS });
    return { kind: 'available', workplace, pool };
  };
  const settle = async (): Promise<void> => {
    try {
      state = await open();
    } catch (error) {
      const reason = `The sandbox could not be set up: ${error instanceof Error ? error.message : String(error)}`;
      state = { kind: 'unavailable', failure: { reason, remedy: null } };
    }
    if (state.kind === 'unavailable') {
      options.log('warn', state.failure.reason, { remedy: state.failure.remedy });
    }
  };
  const ready = settle();

  return {
    ready,
    interpreters: found.then(interpretersOf),
    status: () => ({
      state: state.kind,
      reason: state.kind === 'unavailable' ? state.failure.reason : null,
      remedy: state.kind === 'unavailable' ? state.failure.remedy : null,
      egress: options.egress,
      allowed_hosts: options.allowedHosts === null ? null : [...options.allowedHosts],
      concurrency,
    }),
    async execute(request) {
      const asked = performance.now();
      await ready;
      if (state.kind !== 'available') {
        const reason = state.kind === 'unavailable' ? state.failure.reason : 'The sandbox is starting.';
        return { ok: false, refusal: { message: `Running is off here. ${reason}`, retryAfterSeconds: null } };
      }
      const { pool } = state;
      const turn = await queue.enter(request.signal);
      const queueTimeMs = performance.now() - asked;
      if (!turn.ok) {
        return turn.refusal === 'cancelled'
          ? { ok: true, value: cancelled(queueTimeMs) }
          : { ok: false, refusal: turn.refusal };
      }
      const profile = { language: request.language, set: request.packageSet, modules: request.imports };
      try {
        const sandbox = await pool.take(profile);
        if (!sandbox) {
          return { ok: false, refusal: { message: 'No sandbox could be started.', retryAfterSeconds: 5 } };
        }
        if (!request.egress) {
          await sandbox.closeEgress();
        }
        const execution = await runJob(sandbox, request, LIMITS);
        return { ok: true, value: { ...execution, queueTimeMs } };
      } finally {
        turn.release();
        pool.refill(profile);
      }
    },
    async stop() {
      queue.close(STOPPED);
      await ready;
      if (state.kind === 'available') {
        const { pool, workplace } = state;
        await pool.stop();
        workplace.remove();
      }
    },
  };
};

const cancelled = (queueTimeMs: number) => ({
  end: { kind: 'cancelled' } as const,
  logs: '',
  logsTruncated: false,
  runTimeMs: 0,
  queueTimeMs,
  peakMemoryBytes: null,
});
