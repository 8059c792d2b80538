import { z } from 'zod';

/** The one table of failures: what each is called and which HTTP status says it. */
export const PROBLEM_STATUS = {
  invalid_request: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  changed: 412,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
} as const;

export type ProblemCode = keyof typeof PROBLEM_STATUS;

/**
 * How talking to an API fails without an answer of the contract: `unreachable` was never delivered, `uncertain` was
 * sent and may have happened (cut off or timed out), `unreadable` was answered by something that is not the contract.
 */
export type TransportCode = 'unreachable' | 'uncertain' | 'unreadable';

/** What a client of the API can be told, by the API or about the way there. */
export type ClientProblem = {
  code: ProblemCode | TransportCode;
  message: string;
  retryAfterSeconds?: number;
};

/** A failure that was expected: `message` is a sentence for the operator. */
export type Problem = { code: ProblemCode; message: string; retryAfterSeconds?: number };

export type Outcome<Value, Failure = Problem> = { ok: true; value: Value } | { ok: false; problem: Failure };

export const succeed = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value });

export const fail = (
  code: ProblemCode,
  message: string,
  retryAfterSeconds?: number,
): { ok: false; problem: Problem } => ({
  ok: false,
  problem: retryAfterSeconds === undefined ? { code, message } : { code, message, retryAfterSeconds },
});

/** The body of every answer that is not a success (contract: "Conventions"). */
export const errorBodySchema = z
  .strictObject({ error: z.string() })
  .meta({ description: 'Standard error response.', example: { error: 'Invalid workspace id' } });
