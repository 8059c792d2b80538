import { appendLog, EMPTY_LOG, type RunLog } from '@/components/runs/run-log';
import type { ClientProblem } from '@/lib/contract/problem';
import type { Run, RunEvent } from '@/lib/contract/run';
import type { SavedRunAnswer } from '@/lib/queries/run-draft';

/** How far a run is. `saved` is the published call: nothing is heard of it until it is over. */
export type RunStage =
  | { readonly kind: 'sent' | 'queued' | 'saved' }
  | { readonly kind: 'packages'; readonly names: readonly string[]; readonly installed: number }
  | { readonly kind: 'started'; readonly sinceMs: number };

/** The one test of a page: the one that goes on, or how the last one ended. `code` is what was run. */
export type TestRun =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'going';
      readonly code: string;
      readonly stage: RunStage;
      readonly log: RunLog;
    }
  | {
      readonly kind: 'ended';
      readonly code: string;
      readonly run: Run;
      readonly log: RunLog;
    }
  | { readonly kind: 'answered'; readonly answer: SavedRunAnswer; readonly version: number }
  | { readonly kind: 'cancelled'; readonly mayGoOn: boolean; readonly log: RunLog }
  | { readonly kind: 'failed'; readonly problem: ClientProblem; readonly log: RunLog };

export type TestRunEvent =
  | { readonly kind: 'asked'; readonly code: string; readonly saved: boolean }
  | { readonly kind: 'heard'; readonly events: readonly RunEvent[]; readonly atMs: number }
  | { readonly kind: 'answered'; readonly answer: SavedRunAnswer; readonly version: number }
  | { readonly kind: 'failed'; readonly problem: ClientProblem }
  | { readonly kind: 'cancelled' };

export const IDLE: TestRun = { kind: 'idle' };

type Going = Extract<TestRun, { kind: 'going' }>;

const stageAfter = (stage: RunStage, event: RunEvent, atMs: number): RunStage => {
  switch (event.type) {
    case 'queued':
      return { kind: 'queued' };
    case 'packages':
      return { kind: 'packages', names: event.names, installed: event.installed };
    case 'started':
      return { kind: 'started', sinceMs: atMs };
    default:
      return stage;
  }
};

/** What arrived together: its printed text is added in one go, since a tool may print very much. */
const hear = (run: Going, events: readonly RunEvent[], atMs: number): TestRun => {
  const printed = events.flatMap((event) => (event.type === 'log' ? [event] : []));
  const log = appendLog(run.log, printed);
  const last = events.find(({ type }) => type === 'ended' || type === 'refused');
  if (last?.type === 'ended') {
    return { kind: 'ended', code: run.code, run: last.run, log };
  }
  if (last?.type === 'refused') {
    const { error: message, retry_after_seconds: seconds } = last;
    const wait = seconds === null ? {} : { retryAfterSeconds: seconds };
    return { kind: 'failed', problem: { code: 'unavailable', message, ...wait }, log };
  }
  const stage = events.reduce((now, event) => stageAfter(now, event, atMs), run.stage);
  return { ...run, stage, log };
};

export function reduceTestRun(run: TestRun, event: TestRunEvent): TestRun {
  switch (event.kind) {
    case 'asked':
      return {
        kind: 'going',
        code: event.code,
        stage: { kind: event.saved ? 'saved' : 'sent' },
        log: EMPTY_LOG,
      };
    case 'heard':
      return run.kind === 'going' ? hear(run, event.events, event.atMs) : run;
    case 'answered':
      return { kind: 'answered', answer: event.answer, version: event.version };
    case 'failed':
      return { kind: 'failed', problem: event.problem, log: run.kind === 'going' ? run.log : EMPTY_LOG };
    case 'cancelled':
      return run.kind === 'going'
        ? { kind: 'cancelled', mayGoOn: run.stage.kind === 'saved', log: run.log }
        : run;
  }
}

const SPOKEN_MAX = 200;
const cut = (text: string): string => (text.length > SPOKEN_MAX ? `${text.slice(0, SPOKEN_MAX)}…` : text);

/** What is read aloud of a run: that it installs, which takes its time, and how it ended. Why is an alert of its own. */
export function spoken(run: TestRun): string | null {
  switch (run.kind) {
    case 'going':
      return run.stage.kind === 'packages' ? `Installing packages: ${run.stage.names.join(', ')}` : null;
    case 'ended': {
      const { state, message } = run.run;
      return state === 'succeeded' ? `Run finished: ${cut(message ?? '')}` : `Run ${state}`;
    }
    case 'answered':
      return run.answer.success ? `Run finished: ${cut(run.answer.message ?? '')}` : 'Run failed';
    case 'failed':
      return 'Not run';
    case 'cancelled':
      return 'Cancelled';
    default:
      return null;
  }
}
