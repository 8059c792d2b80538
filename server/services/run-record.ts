import { type JsonObject, parseJson, stringifyJson } from '@/lib/contract/json';
import type { Parameters } from '@/lib/contract/parameter';
import type { Run, RunError, RunSource, RunSummary } from '@/lib/contract/run';
import type { Language } from '@/lib/contract/tool';
import type { Ended } from '@/server/services/run-ending';
import type { RunSummaryRecord } from '@/server/store/run-pages';
import type { FoundRun, NewRun, RunEnding } from '@/server/store/runs';

/** What is to be run, for whom and with what: everything that is known before it begins. */
export type RunOrder = {
  workspaceId: string;
  toolId: string | null;
  toolName: string;
  /** Null: code that no version has. */
  toolVersion: number | null;
  language: Language;
  code: string;
  parameters: Parameters;
  arguments: JsonObject;
  timeoutMs: number;
  source: RunSource;
  tokenId: string;
  tokenName: string;
  agentId: string | null;
};

/** An order that was accepted. */
export type AcceptedRun = RunOrder & { id: string; createdAt: Date };

/** A list shows the beginning. */
const MESSAGE_START_MAX = 500;

/** Never half a character at the cut. */
const startOf = (text: string): string =>
  text.length > MESSAGE_START_MAX
    ? `${text.slice(0, MESSAGE_START_MAX).replace(/[\uD800-\uDBFF]$/, '')}…`
    : text;

export const newRunOf = ({ tokenName: _, ...run }: AcceptedRun, serverKey: number): NewRun => ({
  ...run,
  arguments: stringifyJson(run.arguments),
  serverKey,
});

export const endingOf = (ended: Ended, endedAt: Date): RunEnding => ({
  state: ended.state,
  message: ended.message === null ? null : startOf(ended.message).replaceAll('\0', '\uFFFD'),
  error: ended.error && stringifyJson(ended.error),
  result: ended.result && stringifyJson(ended.result),
  logs: ended.logs,
  logsTruncated: ended.logsTruncated,
  runTimeMs: ended.runTimeMs,
  queueTimeMs: ended.queueTimeMs,
  peakMemoryBytes: ended.peakMemoryBytes,
  endedAt,
});

const fields = (record: RunSummaryRecord) => ({
  id: record.id,
  workspace_id: record.workspaceId,
  tool_id: record.toolId,
  tool_name: record.toolName,
  tool_version: record.toolVersion,
  language: record.language,
  source: record.source,
  token_name: record.tokenName,
  agent_id: record.agentId,
  state: record.state,
  run_time_ms: record.runTimeMs,
  created_at: record.createdAt.toISOString(),
  ended_at: record.endedAt?.toISOString() ?? null,
});

const readError = (text: string | null): RunError | null =>
  // Written by `endingOf`, and parsed by its schema before it leaves.
  text === null ? null : (parseJson(text) as RunError);

const readObject = (text: string): JsonObject => parseJson(text) as JsonObject;

/** As lists show it: of long messages the beginning, no traceback. */
export const toRunSummary = (record: RunSummaryRecord): RunSummary => {
  const error = readError(record.error);
  return {
    ...fields(record),
    message: record.message,
    error: error && { ...error, message: startOf(error.message), traceback: null },
  };
};

export const toRun = (record: FoundRun): Run => {
  const result = record.result === null ? null : readObject(record.result);
  const message = result?.message;
  return {
    ...fields(record),
    message: typeof message === 'string' ? message : null,
    error: readError(record.error),
    code: record.code,
    parameters: record.parameters,
    arguments: readObject(record.arguments),
    result,
    logs: record.logs,
    logs_truncated: record.logsTruncated,
    queue_time_ms: record.queueTimeMs,
    peak_memory_bytes: record.peakMemoryBytes,
    timeout_ms: record.timeoutMs,
  };
};

/** A run that has just ended, without asking the database for what is known. */
export const endedRunOf = (run: AcceptedRun, ended: Ended, endedAt: Date): Run => ({
  id: run.id,
  workspace_id: run.workspaceId,
  tool_id: run.toolId,
  tool_name: run.toolName,
  tool_version: run.toolVersion,
  language: run.language,
  source: run.source,
  token_name: run.tokenName,
  agent_id: run.agentId,
  state: ended.state,
  error: ended.error,
  message: ended.message,
  run_time_ms: ended.runTimeMs,
  created_at: run.createdAt.toISOString(),
  ended_at: endedAt.toISOString(),
  code: run.code,
  parameters: run.parameters,
  arguments: run.arguments,
  result: ended.result,
  logs: ended.logs,
  logs_truncated: ended.logsTruncated,
  queue_time_ms: ended.queueTimeMs,
  peak_memory_bytes: ended.peakMemoryBytes,
  timeout_ms: run.timeoutMs,
});
