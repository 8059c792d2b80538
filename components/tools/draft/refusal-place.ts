import type { ToolDraft } from '@/components/tools/draft/tool-draft';
import type { ClientProblem } from '@/lib/contract/problem';

/** Which field a refusal speaks of. Where the sentence does not tell, it stands in the header alone. */
export type RefusalPlace =
  | { readonly field: 'name' | 'description' | 'statusLine' | 'language' }
  | { readonly field: 'code'; readonly line: number | null; readonly column: number | null }
  | { readonly field: 'parameters'; readonly key: string | null }
  | { readonly field: null };

const FIELDS: Readonly<Record<string, 'name' | 'description' | 'statusLine' | 'language'>> = {
  name: 'name',
  description: 'description',
  language: 'language',
  execution_message_description: 'statusLine',
};

const number = (text: string | undefined): number | null => (text === undefined ? null : Number(text));

function codePlace(message: string): RefusalPlace {
  const at = /\bline (\d+)(?:,? column (\d+))?/i.exec(message);
  return { field: 'code', line: number(at?.[1]), column: number(at?.[2]) };
}

/** The longest parameter name that the sentence's path begins with: a name may itself contain dots. */
function parameterPlace(path: string, draft: ToolDraft): RefusalPlace {
  const named = draft.parameters
    .filter(({ name }) => name !== '' && (path.startsWith(name) || path.includes(JSON.stringify(name))))
    .toSorted((a, b) => b.name.length - a.name.length);
  return { field: 'parameters', key: named[0]?.key ?? null };
}

/** The API's sentences begin with the field they speak of: `code: line 3, column 5: …`, `parameters.zone.type: …`. */
export function refusalPlace(problem: ClientProblem, draft: ToolDraft): RefusalPlace {
  if (problem.code === 'conflict') {
    return { field: 'name' };
  }
  if (problem.code !== 'invalid_request') {
    return { field: null };
  }
  const { message } = problem;
  const subject = /^[a-z_]+/.exec(message)?.[0] ?? '';
  const field = FIELDS[subject];
  if (field !== undefined) {
    return { field };
  }
  if (subject === 'parameters') {
    return parameterPlace(message.slice('parameters.'.length), draft);
  }
  return subject === 'code' || /\bline \d+/i.test(message) ? codePlace(message) : { field: null };
}
