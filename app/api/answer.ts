import 'server-only';
import type { Answer } from '@/lib/conduit/request';
import type { ClientProblem } from '@/lib/contract/problem';
import { PROBLEM_STATUS } from '@/lib/contract/problem';
import { currentSession, type Session } from '@/lib/session/current';

const BAD_GATEWAY = 502;

const statusOf = (problem: ClientProblem) =>
  problem.code in PROBLEM_STATUS ? PROBLEM_STATUS[problem.code as keyof typeof PROBLEM_STATUS] : BAD_GATEWAY;

const toResponse = <Value>(answer: Answer<Value>) =>
  Response.json(answer.ok ? answer.value : { problem: answer.problem }, {
    status: answer.ok ? 200 : statusOf(answer.problem),
    headers: { 'cache-control': 'no-store' },
  });

/** A read of the dashboard's own: for the signed-in operator only, failures as `{ problem }` with its status. */
export const answerRead = async <Value>(
  read: (session: Session) => Promise<Answer<Value>>,
): Promise<Response> => {
  const session = await currentSession();
  if (!session) {
    return toResponse({
      ok: false,
      problem: {
        code: 'unauthenticated',
        message: 'You are signed out. Sign in again; what you typed is kept on this machine.',
      },
    });
  }
  return toResponse(await read(session));
};
