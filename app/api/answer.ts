import 'server-only';
import type { Answer } from '@/lib/conduit/request';
import { stringifyJson } from '@/lib/contract/json';
import type { ClientProblem } from '@/lib/contract/problem';
import { PROBLEM_STATUS } from '@/lib/contract/problem';
import { currentSession, type Session } from '@/lib/session/current';

const BAD_GATEWAY = 502;

const SIGNED_OUT: ClientProblem = {
  code: 'unauthenticated',
  message: 'You are signed out. Sign in again; what you typed is kept on this machine.',
};

const statusOf = (problem: ClientProblem) =>
  problem.code in PROBLEM_STATUS ? PROBLEM_STATUS[problem.code as keyof typeof PROBLEM_STATUS] : BAD_GATEWAY;

const toResponse = <Value>(answer: Answer<Value>, write: (value: unknown) => string = JSON.stringify) =>
  new Response(write(answer.ok ? answer.value : { problem: answer.problem }), {
    status: answer.ok ? 200 : statusOf(answer.problem),
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  });

/** A failure as every route here tells it: `{ problem }` with its status. */
export const answerProblem = (problem: ClientProblem): Response => toResponse({ ok: false, problem });

const asOperator = async (answer: (session: Session) => Promise<Response>): Promise<Response> => {
  const session = await currentSession();
  return session ? answer(session) : answerProblem(SIGNED_OUT);
};

/** A read of the dashboard's own: for the signed-in operator only, failures as `{ problem }` with its status. */
export const answerRead = async <Value>(
  read: (session: Session) => Promise<Answer<Value>>,
): Promise<Response> => asOperator(async (session) => toResponse(await read(session)));

/** A read with arguments or results of a tool in it: whole numbers of any size are written as they are. */
export const answerExactRead = async <Value>(
  read: (session: Session) => Promise<Answer<Value>>,
): Promise<Response> => asOperator(async (session) => toResponse(await read(session), stringifyJson));

/** Events as they come, one JSON object a line. `abort` is called when nobody listens any more. */
export const answerEvents = async (
  open: (session: Session) => Promise<Answer<AsyncIterable<unknown>>>,
  abort: () => void,
): Promise<Response> =>
  asOperator(async (session) => {
    const opened = await open(session);
    if (!opened.ok) {
      return answerProblem(opened.problem);
    }
    const events = opened.value[Symbol.asyncIterator]();
    const encoder = new TextEncoder();
    const lines = new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        // A line that breaks ends the answer here too; the reader misses the last event and says so.
        const next = await events.next().catch(() => ({ done: true, value: null }));
        if (next.done) {
          controller.close();
        } else {
          controller.enqueue(encoder.encode(`${stringifyJson(next.value)}\n`));
        }
      },
      cancel: abort,
    });
    return new Response(lines, {
      // Compressed, the first lines would wait for the later ones.
      headers: { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store, no-transform' },
    });
  });
