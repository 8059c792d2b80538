import { z } from 'zod';
import { type JsonObject, type JsonValue, parseJson, stringifyJson } from '@/lib/contract/json';
import type { RunError } from '@/lib/contract/run';

/** What a runner is handed, as one line: see `runners/`. */
export type Job = { nonce: string; code: string; arguments: JsonObject };

/** What a runner says when it waits for its job. */
export const READY_LINE = 'ready';

const TYPE_LENGTH_MAX = 200;
const MESSAGE_LENGTH_MAX = 8_000;
const TRACEBACK_LENGTH_MAX = 20_000;

const shortened = (length: number) => z.string().transform((text) => text.slice(0, length));
const place = z.number().int().positive().nullable().catch(null);

/** Reasons that code inside can know of. The others are found out from outside, whatever it claims. */
const errorSchema = z.object({
  reason: z.enum(['raised', 'invalid_result', 'result_size', 'memory', 'disk', 'exited']),
  type: shortened(TYPE_LENGTH_MAX).nullable(),
  message: shortened(MESSAGE_LENGTH_MAX),
  line: place,
  column: place,
  traceback: shortened(TRACEBACK_LENGTH_MAX).nullable(),
});

const answerSchema = z.discriminatedUnion('end', [
  z.object({ end: z.literal('returned'), nonce: z.string(), value: z.unknown() }),
  z.object({ end: z.literal('failed'), nonce: z.string(), error: errorSchema }),
]);

/** How `main` ended, as its runner says. The tool's code can say it in the runner's place: it is its own result. */
export type Answer = { end: 'returned'; value: JsonValue } | { end: 'failed'; error: RunError };

export const writeJob = (job: Job): string => `${stringifyJson(job)}\n`;

/** Null for a line that is not the answer to this job. */
export const readAnswer = (line: string, nonce: string, depthMax: number): Answer | null => {
  if (!line.includes(nonce)) {
    return null;
  }
  try {
    const parsed = answerSchema.safeParse(parseJson(line));
    if (!parsed.success || parsed.data.nonce !== nonce) {
      return null;
    }
    const answer = parsed.data;
    return answer.end === 'returned'
      ? { end: 'returned', value: plain(answer.value as JsonValue, depthMax) }
      : { end: 'failed', error: wellFormed(answer.error) };
  } catch (error) {
    return unreadable(error);
  }
};

const unreadable = (cause: unknown): Answer => ({
  end: 'failed',
  error: {
    reason: 'invalid_result',
    type: null,
    message: `What main returned cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
    line: null,
    column: null,
    traceback: null,
  },
});

/** Half a surrogate pair is no character, and nothing that stores text takes it. */
const text = (value: string): string => value.replace(/\p{Surrogate}/gu, '\uFFFD');

const wellFormed = (error: RunError): RunError => ({
  ...error,
  type: error.type && text(error.type),
  message: text(error.message),
  traceback: error.traceback && text(error.traceback),
});

const plain = (value: JsonValue, depthLeft: number): JsonValue => {
  if (typeof value === 'string') {
    return text(value);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (depthLeft === 0) {
    throw new Error('it is nested too deep.');
  }
  if (Array.isArray(value)) {
    return value.map((item) => plain(item, depthLeft - 1));
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [text(name), plain(item, depthLeft - 1)]),
  );
};
