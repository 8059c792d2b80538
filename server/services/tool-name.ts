import { suggestToolName, toolNameProblem } from '@/lib/code/name';

/** Why a text cannot be the name of a tool, with the nearest name that can. Null when it can. */
export const explainToolName = (got: unknown): string | null => {
  if (typeof got !== 'string') {
    return null;
  }
  const problem = toolNameProblem(got);
  const suggestion = suggestToolName(got);
  return problem && (suggestion ? `${problem} Try ${JSON.stringify(suggestion)}.` : problem);
};
