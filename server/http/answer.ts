import { PROBLEM_STATUS, type Problem } from '@/lib/contract/problem';

const JSON_TYPE = 'application/json; charset=utf-8';

/** Answers are about live data and often for one token only: nothing between here and the reader may keep them. */
const COMMON_HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

export const jsonAnswer = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  // As bytes: from text its length would be counted in one pass over a long page and encoded in another.
  new Response(Buffer.from(JSON.stringify(body)), {
    status,
    headers: { 'content-type': JSON_TYPE, ...COMMON_HEADERS, ...headers },
  });

export const emptyAnswer = (status: number): Response =>
  new Response(null, { status, headers: COMMON_HEADERS });

/** The envelope of every failure, and the one place that turns a problem into a status. */
export const problemAnswer = ({ code, message, retryAfterSeconds }: Problem): Response =>
  jsonAnswer(
    PROBLEM_STATUS[code],
    { error: message },
    {
      ...(retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }),
      ...(code === 'unauthenticated' && { 'www-authenticate': 'Bearer' }),
    },
  );
