import type { ImportedModule } from '@/lib/code/imports';
import { fail, type Outcome, succeed } from '@/lib/contract/problem';
import type { Run, RunError, RunEvent } from '@/lib/contract/run';
import type { PackageStore } from '@/server/packages/package-store';
import type { Sandbox } from '@/server/sandbox/sandbox';
import { withDeadline } from '@/server/services/deadline';
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

const PACKAGES_TOO_SLOW = `Installing the packages takes longer than ${PACKAGES_PATIENCE_MS / 1000} s. It goes on: run the tool again in a while.`;
const GIVEN_UP = 'The run did not end in its time and was given up.';

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
  const tooSlow = (): Prepared => ({
    ok: false,
    error: signal.aborted ? cancelledError(signal) : errorOf('packages', PACKAGES_TOO_SLOW),
  });
  const limit = { milliseconds: PACKAGES_PATIENCE_MS, until: signal, giveUp: tooSlow };
  return withDeadline(limit, async (deadline): Promise<Prepared> => {
    const ensured = await packages.ensure(wanted, {
      signal: deadline.signal,
      onProgress: ({ names, installed }) => tell({ type: 'packages', names: [...names], installed }),
    });
    if (signal.aborted) {
      return { ok: false, error: cancelledError(signal) };
    }
    if (ensured.ok) {
      return ensured;
    }
    return deadline.isOver() ? tooSlow() : { ok: false, error: errorOf('packages', ensured.message) };
  });
};

const execute = (
  { sandbox }: RunParts,
  { run, signal, tell }: Live,
  { set, imports }: { set: string | null; imports: readonly string[] },
): Promise<Performed> => {
  const gaveUp = (): Performed =>
    succeed(endedWithout(signal.aborted ? cancelledError(signal) : errorOf('wall_time', GIVEN_UP)));
  const limit = { milliseconds: run.timeoutMs + EXECUTION_MARGIN_MS, until: signal, giveUp: gaveUp };
  return withDeadline(limit, async (deadline): Promise<Performed> => {
    tell({ type: 'queued' });
    const outcome = await sandbox.execute({
      language: run.language,
      code: run.code,
      arguments: run.arguments,
      packageSet: set,
      imports,
      timeoutMs: run.timeoutMs,
      egress: true,
      signal: deadline.signal,
      onLog: (stream, text) => tell({ type: 'log', stream, text }),
      onStart: () => tell({ type: 'started' }),
    });
    if (!outcome.ok) {
      const { message, retryAfterSeconds } = outcome.refusal;
      return fail('unavailable', message, retryAfterSeconds ?? undefined);
    }
    if (outcome.value.end.kind === 'cancelled' && !signal.aborted) {
      const end = { kind: 'failed', error: errorOf('wall_time', GIVEN_UP) } as const;
      return succeed(endedWith({ ...outcome.value, end }, run.language, ''));
    }
    return succeed(endedWith(outcome.value, run.language, causeOf(signal)));
  });
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

/** Runs what it is ordered to. */
export const createRunExecution = (parts: RunParts) => {
  const carryOut = async (live: Live, imports: readonly ImportedModule[]): Promise<RunOutcome> => {
    const { history } = parts;
    const { run, tell } = live;
    history.accept(run);
    tell({ type: 'accepted', run_id: run.id });
    try {
      const performed = await perform(parts, live, imports);
      if (!performed.ok) {
        await history.forget(run);
        return performed;
      }
      const endedAt = new Date();
      await history.finish(run, performed.value, endedAt);
      return succeed({ run: endedRunOf(run, performed.value, endedAt), ended: performed.value });
    } catch (error) {
      const broken = errorOf('interrupted', 'Something went wrong inside Toolroom. It has been logged.');
      await history.finish(run, endedWithout(broken), new Date());
      throw error;
    }
  };

  return {
    /** Why nothing can be run just now, or null. */
    refusal: (): Promise<Outcome<never> | null> => refusalNow(parts),

    /**
     * Into the history, packages, a sandbox, what came back held against the contract, its end into the history.
     * Resolves when the end is written. A refusal means that nothing has run. Aborting `callerGone` cancels it.
     */
    run: async (
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
        return await carryOut({ run, signal, tell }, imports);
      } finally {
        over();
      }
    },
  };
};

export type RunExecution = ReturnType<typeof createRunExecution>;
