import { type ParameterPart, parameterProblems } from '@/components/tools/draft/parameter-draft';
import type { ToolDraft } from '@/components/tools/draft/tool-draft';
import { toolNameProblem } from '@/lib/code/name';

export const DESCRIPTION_LIMIT = 1024;

export type DraftProblems = {
  readonly name?: string;
  readonly description?: string;
  readonly code?: string;
  /** What stands in the JSON view cannot be read. */
  readonly parametersText?: string;
  readonly parameters: ReadonlyMap<string, Partial<Record<ParameterPart, string>>>;
};

/** What an API would refuse for certain. The code's own findings are the checker's, not these. */
export function problemsOf(draft: ToolDraft): DraftProblems {
  const name = toolNameProblem(draft.name);
  const { length } = draft.description;
  return {
    ...(name === null ? {} : { name }),
    ...(length > DESCRIPTION_LIMIT
      ? { description: `A description has at most ${DESCRIPTION_LIMIT} characters, this one has ${length}.` }
      : {}),
    ...(draft.code === '' ? { code: 'A tool needs code that defines main.' } : {}),
    ...(draft.parametersText === null
      ? {}
      : {
          parametersText:
            'The JSON of the parameters cannot be read yet. Correct it, or go back to the form’s.',
        }),
    parameters: parameterProblems(draft.parameters),
  };
}

/** The first problem as one sentence, in the order of the screen; null when there is none. */
export function firstProblem(problems: DraftProblems, draft: ToolDraft): string | null {
  const own = problems.name ?? problems.description ?? problems.code ?? problems.parametersText;
  if (own !== undefined) {
    return own;
  }
  const parameter = draft.parameters.find(({ key }) => problems.parameters.has(key));
  const parts = parameter && problems.parameters.get(parameter.key);
  return parts?.name ?? parts?.type ?? parts?.enumValues ?? null;
}
