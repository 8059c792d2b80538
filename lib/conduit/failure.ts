import { parseRetryAfter } from '@/lib/conduit/retry';
import { type ClientProblem, PROBLEM_STATUS, type ProblemCode } from '@/lib/contract/problem';

const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

const failureCodeOf = (error: unknown): string | undefined => {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : undefined;
};

/** Nothing came back: was it never delivered, or is it unknown whether it happened? */
export const describeSilence = (error: unknown, host: string): ClientProblem => {
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
export const describeFailure = (response: Response, text: string, host: string): ClientProblem => {
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
