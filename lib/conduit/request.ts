import type { z } from 'zod';
import { describeFailure, describeSilence } from '@/lib/conduit/failure';
import { READ_ATTEMPTS, waitBeforeAttempt } from '@/lib/conduit/retry';
import { parseJson, stringifyJson } from '@/lib/contract/json';
import type { ClientProblem, Outcome } from '@/lib/contract/problem';

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
  /** What a tool gets or gives is inside: whole numbers of any size stay what they are, both ways. */
  exact?: boolean;
  /** How long the answer may take, where that is not the ordinary time. */
  timeoutMs?: number;
  /** Ends the call early; the answer is then that the connection was lost. */
  signal?: AbortSignal;
};

type Read<Schema extends z.ZodType> = { body: z.output<Schema>; headers: Headers };

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

export const addressOf = (apiUrl: string, call: Pick<Call<z.ZodType>, 'path' | 'query'>) => {
  const url = new URL(`${apiUrl}${call.path}`);
  for (const [name, value] of Object.entries(call.query ?? {})) {
    if (value !== undefined && value !== '') {
      url.searchParams.set(name, String(value));
    }
  }
  return url;
};

const readBody = <Schema extends z.ZodType>(
  { schema, exact }: Pick<Call<Schema>, 'schema' | 'exact'>,
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
    json = exact ? parseJson(text) : JSON.parse(text);
  } catch {
    return unreadable('something other than JSON');
  }
  const parsed = schema.safeParse(json);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : unreadable('in a shape this dashboard does not know');
};

/** What every call carries: the token, and the body in the spelling the call needs. */
export const sentWith = (
  transport: Transport,
  call: Pick<Call<z.ZodType>, 'method' | 'body' | 'headers' | 'exact'>,
) => ({
  method: call.method,
  cache: 'no-store' as const,
  redirect: 'error' as const,
  headers: {
    accept: 'application/json',
    ...(transport.token === null ? {} : { authorization: `Bearer ${transport.token}` }),
    ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...call.headers,
  },
  ...(call.body === undefined
    ? {}
    : { body: call.exact ? stringifyJson(call.body) : JSON.stringify(call.body) }),
});

const endOf = (call: Pick<Call<z.ZodType>, 'method' | 'timeoutMs' | 'signal'>): AbortSignal => {
  const inTime = AbortSignal.timeout(
    call.timeoutMs ?? (call.method === 'GET' ? READ_TIMEOUT_MS : WRITE_TIMEOUT_MS),
  );
  return call.signal ? AbortSignal.any([inTime, call.signal]) : inTime;
};

const callOnce = async <Schema extends z.ZodType>(
  transport: Transport,
  call: Call<Schema>,
): Promise<Answer<Read<Schema>>> => {
  const { host } = new URL(transport.apiUrl);
  let response: Response;
  let text: string;
  try {
    response = await (transport.fetch ?? fetch)(addressOf(transport.apiUrl, call), {
      ...sentWith(transport, call),
      signal: endOf(call),
    });
    text = await response.text();
  } catch (error) {
    return { ok: false, problem: describeSilence(error, host) };
  }
  if (!response.ok) {
    return { ok: false, problem: describeFailure(response, text, host) };
  }
  const body = readBody(call, text, host);
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
