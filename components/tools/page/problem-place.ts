import type { DraftProblems } from '@/components/tools/draft/draft-problems';
import type { RefusalPlace } from '@/components/tools/draft/refusal-place';
import type { ToolDraft } from '@/components/tools/draft/tool-draft';

/** Where the first problem stands, in the order of the screen. */
export function problemPlace(problems: DraftProblems, draft: ToolDraft): RefusalPlace {
  if (problems.name !== undefined) {
    return { field: 'name' };
  }
  if (problems.description !== undefined) {
    return { field: 'description' };
  }
  if (problems.code !== undefined) {
    return { field: 'code', line: 1, column: 1 };
  }
  if (problems.parametersText !== undefined) {
    return { field: 'parameters', key: null };
  }
  const parameter = draft.parameters.find(({ key }) => problems.parameters.has(key));
  return parameter ? { field: 'parameters', key: parameter.key } : { field: null };
}
