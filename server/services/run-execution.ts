import type { ImportedModule } from '@/lib/code/imports';
import { fail, type Outcome, succeed } from '@/lib/contract/problem';
import type { Run, RunError, RunEvent } from '@/lib/contract/run';
import type { PackageStore } from '@/server/packages/package-store';
import type { Sandbox } from '@/server/sandbox/sandbox';
import { newIdentifier } from '@/server/services/identifier';
import type { CancelCause, LiveRuns } from '@/server/services/live-runs';
import { type Ended, endedWith, endedWithout, errorOf } from '@/server/services/run-ending';
import type { RunHistory } from '@/server/services/run-history';
import { wantedModules } from '@/server/services/run-imports';
import { type AcceptedRun, endedRunOf, type RunOrder } from '@/server/services/run-record';

/** What runs need of a sandbox and of the packages. */
export type RunSandbox = Pick<Sandbox, 'status' | 'ready' | 'execute'>;
export type RunPackages = Pick<PackageStore, 'catalogue' | 'importNames' | 'ensure'>;

export type RunParts = {
  sandbox: RunSandbox;
  packages: RunPackages;
  live: LiveRuns;
  history: RunHistory;
};

/** Beyond it a run is told to come back: the install goes on without it. */
const PACKAGES_PATIENCE_MS = 120_000;
/** For the queue and for the sandbox to do as it says. Only a sandbox that has broken is ended by this. */
const EXECUTION_MARGIN_MS = 60_000;
const STOPPING_RETRY_S = 5;

const CANCELLED: Record<CancelCause, string> = {
  asked: 'The run was cancelled.',
  'caller-gone': 'Whoever asked for the run went away before it ended.',
  stopping: 'The server was stopped while the tool ran.',
};

const causeOf = (signal: AbortSignal): string =>
  CANCELLED[signal.reason as CancelCause] ?? 'The run was cancelled.';

const cancelledError = (signal: AbortSignal): RunError => errorOf('cancelled', causeOf(signal));

type Tell = (event: RunEvent) => void;
type Live = { run: AcceptedRun; signal: AbortSignal; tell: Tell };
type Performed = Outcome<Ended>;

/** Why nothing runs just now, if that is known before it is tried. */
const refusalNow = async ({ sandbox, live }: RunParts) => {
  if (live.isStopping()) {
    return fail('unavailable', 'This server is stopping. Try again in a moment.', STOPPING_RETRY_S);
  }
  await sandbox.ready;
  const { state, reason, remedy } = sandbox.status();
  return state === 'unavailable'
    ? fail('unavailable', ['Tools cannot run here.', reason, remedy].filter(Boolean).join(' '))
    : null;
};

type Prepared = { ok: true; set: string | null; imports: readonly string[] } | { ok: false; error: RunError };

/** Has the packages there that the code imports. */
const prepare = async (
  { packages }: RunParts,
  { run, signal, tell }: Live,
  imports: readonly ImportedModule[],
): Promise<Prepared> => {
  const wanted = wantedModules(run.language, imports, new Set(packages.importNames()));
  if (wanted.length === 0) {
    return { ok: true, set: null, imports: [] };
  }
  const patience = AbortSignal.timeout(PACKAGES_PATIENCE_MS);
  const ensured = await packages.ensure(wanted, {
    signal: AbortSignal.any([signal, patience]),
    onProgress: ({ names, installed }) => tell({ type: 'packages', names, installed }),
  });
  if (signal.aborted) {
    return { ok: false, error: cancelledError(signal) };
  }
  if (ensured.ok) {
    return ensured;
  }
  const message = patience.aborted
    ? `Installing the packages takes longer than ${PACKAGES_PATIENCE_MS / 1000} s. It goes on: run the tool again in a while.`
    : ensured.message;
  return { ok: false, error: errorOf('packages', message) };
};

const execute = async (
  { sandbox }: RunParts,
  { run, signal, tell }: Live,
  { set, imports }: { set: string | null; imports: readonly string[] },
): Promise<Performed> => {
  const deadline = AbortSignal.timeout(run.timeoutMs + EXECUTION_MARGIN_MS);
  tell({ type: 'queued' });
  const outcome = await sandbox.execute({
    language: run.language,
    code: run.code,
    arguments: run.arguments,
    packageSet: set,
    imports,
    timeoutMs: run.timeoutMs,
    egress: true,
    signal: AbortSignal.any([signal, deadline]),
    onLog: (stream, text) => tell({ type: 'log', stream, text }),
    onStart: () => tell({ type: 'started' }),
  });
  if (!outcome.ok) {
    const { message, retryAfterSeconds } = outcome.refusal;
    return fail('unavailable', message, retryAfterSeconds ?? undefined);
  }
  if (outcome.value.end.kind === 'cancelled' && !signal.aborted) {
    const message = 'The run did not end in its time and was given up.';
    const end = { kind: 'failed', error: errorOf('wall_time', message) } as const;
    return succeed(endedWith({ ...outcome.value, end }, run.language, ''));
  }
  return succeed(endedWith(outcome.value, run.language, causeOf(signal)));
};

const perform = async (
  parts: RunParts,
  live: Live,
  imports: readonly ImportedModule[],
): Promise<Performed> => {
  const prepared = await prepare(parts, live, imports);
  return prepared.ok ? execute(parts, live, prepared) : succeed(endedWithout(prepared.error));
};

export type RunOutcome = Outcome<{ run: Run; ended: Ended }>;

/**
 * Runs an order: into the history, packages, a sandbox, what came back held against the contract, the end into the
 * history. Resolves when the end is written. A refusal means that nothing has run. Aborting `callerGone` cancels it.
 */
export const createRunExecution =
  (parts: RunParts) =>
  async (
    order: RunOrder,
    imports: readonly ImportedModule[],
    { callerGone, tell }: { callerGone: AbortSignal; tell: Tell },
  ): Promise<RunOutcome> => {
    const refusal = await refusalNow(parts);
    if (refusal) {
      return refusal;
    }
    const run: AcceptedRun = { ...order, id: newIdentifier('rn'), createdAt: new Date() };
    const { signal, over } = parts.live.begin(run.id, run.workspaceId, callerGone);
    try {
      parts.history.accept(run);
      tell({ type: 'accepted', run_id: run.id });
      const performed = await perform(parts, { run, signal, tell }, imports).catch(async (error: unknown) => {
        const lost = endedWithout(errorOf('interrupted', 'Something went wrong inside Toolroom.'));
        await parts.history.finish(run, lost, new Date());
        throw error;
      });
      if (!performed.ok) {
        await parts.history.forget(run);
        return performed;
      }
      const endedAt = new Date();
      await parts.history.finish(run, performed.value, endedAt);
      return succeed({ run: endedRunOf(run, performed.value, endedAt), ended: performed.value });
    } finally {
      over();
    }
  };

export type RunExecution = ReturnType<typeof createRunExecution>;
