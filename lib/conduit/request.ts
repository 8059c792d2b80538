import type { z } from 'zod';
import { parseRetryAfter, READ_ATTEMPTS, waitBeforeAttempt } from '@/lib/conduit/retry';
import type { ClientProblem, Outcome, ProblemCode } from '@/lib/contract/problem';
import { PROBLEM_STATUS } from '@/lib/contract/problem';

const READ_TIMEOUT_MS = 10_000;
const WRITE_TIMEOUT_MS = 15_000;

export type Answer<Value> = Outcome<Value, ClientProblem>;

export type Transport = {
  apiUrl: string;
  token: string | null;
  fetch?: typeof fetch;
  sleep?: (milliseconds: number) => Promise<void>;
  random?: () => number;
};

export type Call<Schema extends z.ZodType> = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: string;
  query?: Record<string, string | number | undefined>;
  body?: unknown;
  headers?: Record<string, string>;
  /** Reads the answer; `null` for calls whose answer has no body worth reading. */
  schema: Schema | null;
};

type Read<Schema extends z.ZodType> = { body: z.output<Schema>; headers: Headers };

const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

const addressOf = (apiUrl: string, call: Pick<Call<z.ZodType>, 'path' | 'query'>) => {
  const url = new URL(`${apiUrl}${call.path}`);
  for (const [name, value] of Object.entries(call.query ?? {})) {
    if (value !== undefined && value !== '') {
      url.searchParams.set(name, String(value));
    }
  }
  return url;
};

const failureCodeOf = (error: unknown): string | undefined => {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : undefined;
};

/** Nothing came back: was it never delivered, or is it unknown whether it happened? */
const describeSilence = (error: unknown, host: string): ClientProblem => {
  if (error instanceof DOMException && error.name === 'TimeoutError') {
    return { code: 'uncertain', message: `${host} did not answer in time.` };
  }
  if (NEVER_SENT.has(failureCodeOf(error) ?? '')) {
    return {
      code: 'unreachable',
      message: `${host} cannot be reached. It may be down or starting; try again shortly.`,
    };
  }
  return { code: 'uncertain', message: `The connection to ${host} was lost before it answered.` };
};

const codeOfStatus = (status: number): ProblemCode | undefined =>
  (Object.keys(PROBLEM_STATUS) as ProblemCode[]).find((code) => PROBLEM_STATUS[code] === status);

const sentenceIn = (text: string): string | undefined => {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null && 'error' in body && typeof body.error === 'string'
      ? body.error
      : undefined;
  } catch {
    return undefined;
  }
};

/** An answer other than 2xx. Only the contract's `{ error }` sentence is shown: anything else may be a stack trace. */
const describeFailure = (response: Response, text: string, host: string): ClientProblem => {
  const sentence = sentenceIn(text);
  const known = codeOfStatus(response.status);
  const retryAfterSeconds = parseRetryAfter(response.headers.get('retry-after'), Date.now());
  const wait = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
  if (known === 'rate_limited') {
    return { code: known, message: sentence ?? `${host} asks for fewer requests a minute.`, ...wait };
  }
  if (known && known !== 'internal') {
    return { code: known, message: sentence ?? `${host} answered ${response.status}.`, ...wait };
  }
  if (response.status >= 500) {
    return {
      code: 'internal',
      message: sentence ?? `${host} failed with status ${response.status}.`,
      ...wait,
    };
  }
  return sentence
    ? { code: 'invalid_request', message: sentence }
    : {
        code: 'unreadable',
        message: `${host} answered ${response.status} without a reason. Is it a Conduit API?`,
      };
};

const readBody = <Schema extends z.ZodType>(
  schema: Schema | null,
  text: string,
  host: string,
): Answer<z.output<Schema>> => {
  if (schema === null) {
    return { ok: true, value: null as z.output<Schema> };
  }
  const unreadable = (why: string): Answer<never> => ({
    ok: false,
    problem: { code: 'unreadable', message: `${host} answered ${why}. Is it a Conduit API?` },
  });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return unreadable('something other than JSON');
  }
  const parsed = schema.safeParse(json);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : unreadable('in a shape this dashboard does not know');
};

const callOnce = async <Schema extends z.ZodType>(
  transport: Transport,
  call: Call<Schema>,
): Promise<Answer<Read<Schema>>> => {
  const { host } = new URL(transport.apiUrl);
  const timeoutMs = call.method === 'GET' ? READ_TIMEOUT_MS : WRITE_TIMEOUT_MS;
  let response: Response;
  let text: string;
  try {
    response = await (transport.fetch ?? fetch)(addressOf(transport.apiUrl, call), {
      method: call.method,
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        accept: 'application/json',
        ...(transport.token === null ? {} : { authorization: `Bearer ${transport.token}` }),
        ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...call.headers,
      },
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    });
    text = await response.text();
  } catch (error) {
    return { ok: false, problem: describeSilence(error, host) };
  }
  if (!response.ok) {
    return { ok: false, problem: describeFailure(response, text, host) };
  }
  const body = readBody(call.schema, text, host);
  return body.ok ? { ok: true, value: { body: body.value, headers: response.headers } } : body;
};

const isWorthRepeating = (problem: ClientProblem) =>
  problem.code === 'rate_limited' || problem.code === 'unavailable' || problem.code === 'unreachable';

/**
 * One call of the API. Reads back off and repeat on 429, 503 and a refused connection, as long as the wait stays
 * bearable; writes are sent once. Every failure comes back as a value that a screen can explain.
 */
export const request = async <Schema extends z.ZodType>(
  transport: Transport,
  call: Call<Schema>,
): Promise<Answer<Read<Schema>>> => {
  const attempts = call.method === 'GET' ? READ_ATTEMPTS : 1;
  for (let attempt = 1; ; attempt += 1) {
    const answer = await callOnce(transport, call);
    if (answer.ok || attempt === attempts || !isWorthRepeating(answer.problem)) {
      return answer;
    }
    const waitMs = waitBeforeAttempt(
      attempt + 1,
      answer.problem.retryAfterSeconds,
      transport.random ?? Math.random,
    );
    if (waitMs === null) {
      return answer;
    }
    await (transport.sleep ?? pause)(waitMs);
  }
};
