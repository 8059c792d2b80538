import type { JsonObject, JsonValue } from '@/lib/contract/json';
import type { LogStream, RunError } from '@/lib/contract/run';
import type { Language } from '@/lib/contract/tool';

/** One run: what the sandbox is asked to do. */
export type ExecutionRequest = {
  language: Language;
  code: string;
  arguments: JsonObject;
  /** Folder under the package cache that is put on the import path; null: nothing but the standard library. */
  packageSet: string | null;
  /** Top-level modules of that set which the code imports: what a warm sandbox has loaded already. */
  imports: readonly string[];
  timeoutMs: number;
  /** When false, this run has no network whatever the server's setting says. */
  egress: boolean;
  /** Aborting ends it: while it waits, or while it runs. */
  signal: AbortSignal;
  /** Logs as they come, whole characters, within the bound of what is kept. */
  onLog?: (stream: LogStream, text: string) => void;
  /** It has left the queue and its code begins. */
  onStart?: () => void;
};

/** How it ended. `value` is what `main` returned, read as JSON within its limits, not yet held against the contract. */
export type ExecutionEnd =
  | { kind: 'returned'; value: JsonValue }
  | { kind: 'failed'; error: RunError }
  | { kind: 'cancelled' };

export type Execution = {
  end: ExecutionEnd;
  /** Both streams in the order they came, bounded. */
  logs: string;
  logsTruncated: boolean;
  /** From the moment the code was handed over to its end. */
  runTimeMs: number;
  queueTimeMs: number;
  peakMemoryBytes: number | null;
};

/** It never ran: the queue was full or too slow (`retryAfterSeconds`), or running is off here (null). */
export type ExecutionRefusal = { message: string; retryAfterSeconds: number | null };

export type ExecutionOutcome = { ok: true; value: Execution } | { ok: false; refusal: ExecutionRefusal };
