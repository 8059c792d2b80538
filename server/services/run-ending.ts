import type { JsonObject, JsonValue } from '@/lib/contract/json';
import type { RunAnswer, RunError, RunFailure, RunState } from '@/lib/contract/run';
import type { Language } from '@/lib/contract/tool';
import type { Execution } from '@/server/sandbox/execution';

/** How a run ended: what its caller is answered and what its history keeps. */
export type Ended = {
  state: Exclude<RunState, 'running'>;
  /** What the agent reads. */
  message: string | null;
  error: RunError | null;
  /** The whole returned object. */
  result: JsonObject | null;
  logs: string;
  logsTruncated: boolean;
  runTimeMs: number;
  queueTimeMs: number | null;
  peakMemoryBytes: number | null;
};

/** An error that has no place in the tool's code. */
export const errorOf = (reason: RunFailure, message: string): RunError => ({
  reason,
  type: null,
  message,
  line: null,
  column: null,
  traceback: null,
});

/** Whoever ended it from outside, it is not the tool that failed. */
const stateOf = ({ reason }: RunError): Ended['state'] =>
  reason === 'cancelled' || reason === 'interrupted' ? reason : 'failed';

/** A run whose code was never begun, or whose end was lost. */
export const endedWithout = (error: RunError): Ended => ({
  state: stateOf(error),
  message: null,
  error,
  result: null,
  logs: '',
  logsTruncated: false,
  runTimeMs: 0,
  queueTimeMs: null,
  peakMemoryBytes: null,
});

const WORDS: Record<Language, { object: string; list: string; nothing: string; booleans: [string, string] }> =
  {
    python: { object: 'dict', list: 'a list', nothing: 'None', booleans: ['True', 'False'] },
    javascript: { object: 'object', list: 'an array', nothing: 'undefined', booleans: ['true', 'false'] },
  };

const SHOWN_MAX = 60;

const nounOf = (value: JsonValue, language: Language): string => {
  const { object, list, nothing, booleans } = WORDS[language];
  if (value === null) {
    return nothing;
  }
  if (typeof value === 'object') {
    return Array.isArray(value) ? list : `${object === 'object' ? 'an' : 'a'} ${object}`;
  }
  if (typeof value === 'boolean') {
    return value ? booleans[0] : booleans[1];
  }
  return typeof value === 'string'
    ? `the string ${JSON.stringify(value.length > SHOWN_MAX ? `${value.slice(0, SHOWN_MAX)}…` : value)}`
    : `the number ${String(value).slice(0, SHOWN_MAX)}`;
};

const isObject = (value: JsonValue): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Contract: an object with a string `message`. `rawData` and whatever else may be anything. */
const contractBreach = (value: JsonValue, language: Language): string | null => {
  const { object } = WORDS[language];
  const wanted = `main must return ${language === 'python' ? 'a dict' : 'an object'} with a string "message"`;
  if (!isObject(value)) {
    return `${wanted}, got ${nounOf(value, language)}.`;
  }
  if (!Object.hasOwn(value, 'message')) {
    const names = Object.keys(value);
    const named = names.slice(0, 5).map((name) => JSON.stringify(name.slice(0, SHOWN_MAX)));
    const rest = names.length > 5 ? ', …' : '';
    const got = named.length === 0 ? `an empty ${object}` : `only ${named.join(', ')}${rest}`;
    return `${wanted}, got ${got}.`;
  }
  const { message } = value;
  return typeof message === 'string'
    ? null
    : `${wanted}; its "message" is ${nounOf(message ?? null, language)}.`;
};

const outcomeOf = (
  { end }: Execution,
  language: Language,
  cancelled: string,
): Pick<Ended, 'state' | 'message' | 'error' | 'result'> => {
  const nothing = { message: null, result: null };
  switch (end.kind) {
    case 'cancelled':
      return { state: 'cancelled', ...nothing, error: errorOf('cancelled', cancelled) };
    case 'failed':
      return { state: stateOf(end.error), ...nothing, error: end.error };
    case 'returned': {
      const { value } = end;
      const breach = contractBreach(value, language);
      return breach === null && isObject(value)
        ? { state: 'succeeded', message: String(value.message), error: null, result: value }
        : { state: 'failed', ...nothing, error: errorOf('invalid_result', breach ?? '') };
    }
  }
};

/** Holds what `main` returned against the contract. `cancelled` says why, should it have been. */
export const endedWith = (execution: Execution, language: Language, cancelled: string): Ended => ({
  ...outcomeOf(execution, language, cancelled),
  // PostgreSQL's text has no NUL.
  logs: execution.logs.replaceAll('\0', '\uFFFD'),
  logsTruncated: execution.logsTruncated,
  runTimeMs: Math.round(execution.runTimeMs),
  queueTimeMs: Math.round(execution.queueTimeMs),
  peakMemoryBytes: execution.peakMemoryBytes,
});

/** "KeyError: 'order_id' (line 3)", then the traceback as its runtime writes it. */
const errorText = ({ type, message, line, traceback }: RunError): string => {
  const said = type === null ? message : `${type}${message === '' ? '' : `: ${message}`}`;
  const place = line === null ? '' : ` (line ${line})`;
  return `${said}${place}${traceback === null ? '' : `\n${traceback.trimEnd()}`}`;
};

/** Published: the answer to `POST …/run`. */
export const runAnswerOf = ({ state, message, result, error, logs, runTimeMs }: Ended): RunAnswer => ({
  success: state === 'succeeded',
  message,
  result,
  error: error && errorText(error),
  logs: logs === '' ? null : logs,
  run_time_ms: runTimeMs,
});
