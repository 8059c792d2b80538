import { stringifyJson } from '@/lib/contract/json';
import { PROBLEM_STATUS, type Problem } from '@/lib/contract/problem';

const JSON_TYPE = 'application/json; charset=utf-8';
export const LINES_TYPE = 'application/x-ndjson';

/** Answers are about live data and often for one token only: nothing between here and the reader may keep them. */
const COMMON_HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

export const jsonAnswer = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  // As bytes: from text its length would be counted in one pass over a long page and encoded in another.
  new Response(Buffer.from(stringifyJson(body)), {
    status,
    headers: { 'content-type': JSON_TYPE, ...COMMON_HEADERS, ...headers },
  });

/**
 * One JSON object a line, each sent when it is there and the reader has taken the one before. When the reader goes away
 * the source is told to stop. A source that breaks ends the answer early, which `onBroken` hears of: the status has
 * long been sent.
 */
export const linesAnswer = (
  status: number,
  lines: AsyncIterable<unknown>,
  onBroken: (error: unknown) => void,
): Response => {
  const source = lines[Symbol.asyncIterator]();
  let left = false;
  const body = new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        try {
          const next = await source.next();
          if (left) {
            return;
          }
          if (next.done) {
            controller.close();
          } else {
            controller.enqueue(Buffer.from(`${stringifyJson(next.value)}\n`));
          }
        } catch (error) {
          onBroken(error);
          if (!left) {
            controller.close();
          }
        }
      },
      cancel: async () => {
        left = true;
        await source.return?.();
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, { status, headers: { 'content-type': LINES_TYPE, ...COMMON_HEADERS } });
};

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
