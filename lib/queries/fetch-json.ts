import type { ClientProblem } from '@/lib/contract/problem';

/** A read that failed, carrying the sentence for the screen. Queries fail by throwing it. */
export class ProblemError extends Error {
  readonly problem: ClientProblem;

  constructor(problem: ClientProblem) {
    super(problem.message);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

const LOST: ClientProblem = {
  code: 'unreachable',
  message: 'The dashboard cannot be reached. Check the connection; this page recovers by itself.',
};

export const UNREADABLE: ClientProblem = {
  code: 'unreadable',
  message: 'The dashboard answered in a way this page does not understand. Reload the page.',
};

export const isProblem = (value: unknown): value is { problem: ClientProblem } =>
  typeof value === 'object' &&
  value !== null &&
  'problem' in value &&
  typeof value.problem === 'object' &&
  value.problem !== null &&
  'message' in value.problem;

/**
 * Reads one of the dashboard's own routes under `/api`; a question too long for an address goes as a body. Fails with
 * a `ProblemError`, or the abort it was given. `json` is another way to read and write, for what JSON.parse would round.
 */
export const fetchJson = async <Value>(
  path: string,
  signal?: AbortSignal,
  question?: unknown,
  json: { parse: (text: string) => unknown; stringify: (value: unknown) => string } = JSON,
): Promise<Value> => {
  let body: unknown;
  let ok: boolean;
  try {
    const response = await fetch(path, {
      signal: signal ?? null,
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      ...(question === undefined ? {} : { method: 'POST', body: json.stringify(question) }),
    });
    ok = response.ok;
    body = json.parse(await response.text());
  } catch (error) {
    if (signal?.aborted) {
      throw error;
    }
    throw new ProblemError(error instanceof SyntaxError ? UNREADABLE : LOST);
  }
  if (!ok) {
    throw new ProblemError(isProblem(body) ? body.problem : UNREADABLE);
  }
  return body as Value;
};

export const problemOf = (error: unknown): ClientProblem =>
  error instanceof ProblemError ? error.problem : UNREADABLE;
