import { humanDuration } from '@/components/shell/human-units';
import type { RunError, RunFailure, RunSource, RunState, RunSummary } from '@/lib/contract/run';

export const RUN_STATE_LABELS: Record<RunState, string> = {
  running: 'Running',
  succeeded: 'Succeeded',
  failed: 'Failed',
  cancelled: 'Cancelled',
  interrupted: 'Interrupted',
};

/** Where a run came from, for a row and for a filter. */
export const RUN_SOURCE_LABELS: Record<RunSource, string> = {
  test: 'Test tab',
  api: 'API',
  agent: 'Agent',
  replay: 'Replay',
};

const FAILURE_TITLES: Record<RunFailure, string> = {
  raised: 'The tool raised an error',
  invalid_result: 'The returned value is not what a tool returns',
  wall_time: 'It took too long',
  cpu_time: 'It used too much processor time',
  memory: 'It used too much memory',
  output: 'It wrote too much output',
  result_size: 'The returned value is too large',
  disk: 'It wrote too much to disk',
  exited: 'Its process ended without an answer',
  packages: 'A package it imports is not there',
  cancelled: 'It was cancelled',
  interrupted: 'The server stopped while it ran',
};

/** The heading over an error: its type where the code raised it, else what was said of it from outside. */
export const failureTitle = ({ reason, type }: Pick<RunError, 'reason' | 'type'>): string =>
  reason === 'raised' && type !== null ? type : FAILURE_TITLES[reason];

/** "v3", or "draft" for code that no version has. */
export const versionWords = (version: number | null): string => (version === null ? 'draft' : `v${version}`);

/** Where it came from and who asked: "API · nightly export". */
export const sourceWords = ({
  source,
  token_name,
  agent_id,
}: Pick<RunSummary, 'source' | 'token_name' | 'agent_id'>): string =>
  [RUN_SOURCE_LABELS[source], agent_id ?? token_name].filter((part) => part !== null).join(' · ');

/** What came of it, in a line: the message as the agent reads it, or what went wrong. */
export const outcomeLine = ({ error, message }: Pick<RunSummary, 'error' | 'message'>): string => {
  if (error === null) {
    return message ?? '';
  }
  // What is said from outside is a sentence already.
  return error.reason === 'raised' ? `${failureTitle(error)}: ${error.message}` : error.message;
};

/** How long it ran; nothing while nobody knows. */
export const tookWords = ({ run_time_ms }: Pick<RunSummary, 'run_time_ms'>): string =>
  run_time_ms === null ? '' : humanDuration(run_time_ms);
