import type { Query } from '@tanstack/react-query';
import type { ClientProblem } from '@/lib/contract/problem';
import { problemOf } from '@/lib/queries/fetch-json';

const TRY_AGAIN_SECONDS = 5;
const PASSING: readonly ClientProblem['code'][] = ['rate_limited', 'unreachable', 'unavailable', 'uncertain'];

/** How long until a failed read is worth trying again; null: it does not pass by itself. */
export const secondsUntilRetry = (problem: ClientProblem): number | null =>
  PASSING.includes(problem.code) ? Math.max(1, problem.retryAfterSeconds ?? TRY_AGAIN_SECONDS) : null;

/** For a query's `refetchInterval`: a failure that passes is tried again by itself, anything else is left alone. */
export const retryWhilePassing = ({ state }: Pick<Query, 'state'>): number | false => {
  const seconds = state.status === 'error' ? secondsUntilRetry(problemOf(state.error)) : null;
  return seconds === null ? false : seconds * 1_000;
};
