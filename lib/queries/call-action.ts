import type { ClientProblem, Outcome } from '@/lib/contract/problem';

const LOST: ClientProblem = {
  code: 'uncertain',
  message:
    'The connection to the dashboard was lost. It is not known whether the change was made; reload to see. What you typed is kept on this machine.',
};

/** Next tells the router to leave by throwing; that must reach the router. */
const isRedirect = (error: unknown) =>
  typeof error === 'object' &&
  error !== null &&
  'digest' in error &&
  String(error.digest).startsWith('NEXT_');

/** Calls a server action once. A lost connection comes back as a value too: an action itself never throws. */
export const callAction = async <Value>(
  action: () => Promise<Outcome<Value, ClientProblem>>,
): Promise<Outcome<Value, ClientProblem>> => {
  try {
    const outcome = await action();
    return outcome ?? { ok: false, problem: LOST };
  } catch (error) {
    if (isRedirect(error)) {
      throw error;
    }
    return { ok: false, problem: LOST };
  }
};
