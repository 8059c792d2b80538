import { setMaxListeners } from 'node:events';
import { availableParallelism } from 'node:os';
import type { SandboxStatus } from '@/lib/contract/run';
import { LANGUAGES, type Language } from '@/lib/contract/tool';
import type { Execution, ExecutionOutcome, ExecutionRefusal, ExecutionRequest } from './execution';
import type { Interpreter } from './interpreters';
import { LIMITS } from './limits';
import { createPool, type Pool } from './pool';
import { findInterpreters, type Interpreters, interpretersOf, prepare, type Workplace } from './prepare';
import { type ProbeFailure, probe } from './probe';
import { basicProfile, type Profile, profileOf } from './profile';
import { createQueue } from './queue';
import { runJob } from './run-job';
import { createStarter, type Started } from './start-sandbox';
import { unlessAborted } from './unless-aborted';

export type SandboxLog = (
  level: 'debug' | 'info' | 'warn' | 'error',
  message: string,
  fields?: Record<string, unknown>,
) => void;

export type SandboxOptions = {
  dataDir: string;
  /** Cache of package sets, seen as /pkgs by every sandbox that uses one. */
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

/** Tools wait for other servers more than they compute: more run at once than there are processors. */
const RUNS_PER_PROCESSOR = 2;
const CONCURRENCY_MIN = 4;
/** Of each profile there wait as many as can be made good at once. */
const WARM_MIN = 2;
const QUEUE_LENGTH = 256;
const QUEUE_PATIENCE_MS = 30_000;
const IDLE_MS = 10 * 60_000;
const PROFILES_MAX = 6;

const STOPPED: ExecutionRefusal = { message: 'The server is stopping: try again.', retryAfterSeconds: 5 };
const NOT_STARTED: ExecutionRefusal = {
  message: 'No sandbox could be started: the log of the server says why. Try again.',
  retryAfterSeconds: 5,
};

type Open = { kind: 'available'; workplace: Workplace; pool: Pool<Started>; interpreters: Interpreters };
type State = { kind: 'starting' } | { kind: 'unavailable'; failure: ProbeFailure } | Open;

export const createSandbox = (options: SandboxOptions): Sandbox => {
  const concurrency =
    options.concurrency ?? Math.max(CONCURRENCY_MIN, availableParallelism() * RUNS_PER_PROCESSOR);
  const queue = createQueue({ concurrency, length: QUEUE_LENGTH, patienceMs: QUEUE_PATIENCE_MS });
  const interpreters = findInterpreters(options.dataDir);
  const stopping = new AbortController();
  setMaxListeners(0, stopping.signal);
  let state: State = { kind: 'starting' };
  const ready = open(options, interpreters, concurrency).then((opened) => {
    state = opened;
    if (opened.kind === 'unavailable') {
      const { reason, remedy } = opened.failure;
      options.log('warn', `Tools do not run here. ${reason}`, { remedy });
    }
  });

  return {
    ready,
    interpreters: interpreters.then(interpretersOf),
    status() {
      const failure = state.kind === 'unavailable' ? state.failure : null;
      return {
        state: state.kind,
        reason: failure?.reason ?? null,
        remedy: failure?.remedy ?? null,
        egress: options.egress,
        allowed_hosts: options.allowedHosts && [...options.allowedHosts],
        concurrency,
      };
    },
    async execute(request) {
      const asked = performance.now();
      await ready;
      if (state.kind !== 'available') {
        return refuse(missing(state, null));
      }
      if (state.workplace.environments[request.language] === null) {
        return refuse(missing(state, request.language));
      }
      const turn = await queue.enter(request.signal);
      if (!turn.ok) {
        return turn.refusal === 'cancelled'
          ? { ok: true, value: cancelledAfter(performance.now() - asked) }
          : refuse(turn.refusal);
      }
      try {
        return await executeNow(state, request, asked, stopping.signal);
      } finally {
        turn.release();
      }
    },
    async stop() {
      queue.close(STOPPED);
      stopping.abort();
      await ready;
      if (state.kind === 'available') {
        await state.pool.stop();
        await state.workplace.remove();
      }
    },
  };
};

const open = async (
  options: SandboxOptions,
  interpreters: ReturnType<typeof findInterpreters>,
  concurrency: number,
): Promise<State> => {
  try {
    return await openUnguarded(options, interpreters, concurrency);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    return {
      kind: 'unavailable',
      failure: { reason: `The sandbox could not be set up: ${cause}`, remedy: null },
    };
  }
};

const openUnguarded = async (
  options: SandboxOptions,
  interpreters: ReturnType<typeof findInterpreters>,
  concurrency: number,
): Promise<State> => {
  const hasEgress = options.egress === 'public';
  const prepared = await prepare({ ...options, egress: hasEgress, limits: LIMITS }, interpreters);
  if (!prepared.ok) {
    return { kind: 'unavailable', failure: prepared.failure };
  }
  const { workplace } = prepared;
  const startIn = createStarter(workplace, hasEgress ? { allowedHosts: options.allowedHosts } : null);
  const start = ({ language, set, modules }: Profile): Promise<Started> => {
    const environment = workplace.environments[language];
    if (!environment) {
      throw new Error(`There is no interpreter for ${language}.`);
    }
    return startIn(environment, { set, modules });
  };
  const basic = LANGUAGES.filter((language) => workplace.environments[language]).map(basicProfile);
  for (const profile of basic) {
    const failure = await probe(profile.language, workplace.folder, () => start(profile), LIMITS);
    if (failure) {
      await workplace.remove();
      return { kind: 'unavailable', failure };
    }
  }
  const pool = createPool({
    start,
    basic,
    each: Math.min(concurrency, Math.max(WARM_MIN, availableParallelism())),
    profiles: PROFILES_MAX,
    idleMs: IDLE_MS,
    onError: (error) => options.log('error', 'A sandbox could not be started.', { err: error }),
  });
  return { kind: 'available', workplace, pool, interpreters: interpretersOf(await interpreters) };
};

const executeNow = async (
  { pool, interpreters }: Open,
  request: ExecutionRequest,
  asked: number,
  stopping: AbortSignal,
): Promise<ExecutionOutcome> => {
  const profile = profileOf(request, new Set(interpreters[request.language]?.builtin_modules));
  try {
    const taking = pool.take(profile);
    const sandbox = await unlessAborted(taking, [request.signal, stopping]);
    if (sandbox === 'aborted') {
      void taking.then((late) => late?.kill());
      return stopping.aborted
        ? refuse(STOPPED)
        : { ok: true, value: cancelledAfter(performance.now() - asked) };
    }
    if (!sandbox) {
      return refuse(NOT_STARTED);
    }
    if (!request.egress) {
      await sandbox.closeEgress();
    }
    const queueTimeMs = performance.now() - asked;
    return { ok: true, value: { ...(await runJob(sandbox, request, LIMITS, stopping)), queueTimeMs } };
  } finally {
    pool.refill(profile);
  }
};

const refuse = (refusal: ExecutionRefusal): ExecutionOutcome => ({ ok: false, refusal });

const NAMES: Record<Language, string> = { python: 'Python 3.11 to 3.13', javascript: 'Bun' };

const missing = (state: State, language: Language | null): ExecutionRefusal => {
  const why =
    language === null
      ? state.kind === 'unavailable' && state.failure.reason
      : `No ${NAMES[language]} was found where sandboxes can reach it.`;
  return { message: `Running is off here. ${why || 'The sandbox is starting.'}`, retryAfterSeconds: null };
};

const cancelledAfter = (queueTimeMs: number): Execution => ({
  end: { kind: 'cancelled' },
  logs: '',
  logsTruncated: false,
  runTimeMs: 0,
  queueTimeMs,
  peakMemoryBytes: null,
});
