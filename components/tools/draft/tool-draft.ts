import {
  type ParameterDraft,
  parameterDrafts,
  parameterRecord,
  sameParameters,
} from '@/components/tools/draft/parameter-draft';
import type { CreateToolBody, Language, PatchToolBody, Tool } from '@/lib/contract/tool';

/**
 * What is edited of a tool. `enable_globally` is not here: its switch acts on the live tool at once.
 * `parked` holds the code of the other language while the tool is switched away from it, `parametersText` what stands
 * in the JSON view of the parameters while it cannot be read; neither is ever sent.
 */
export type ToolDraft = {
  readonly name: string;
  readonly description: string;
  readonly language: Language;
  readonly code: string;
  readonly statusLine: string;
  readonly parameters: readonly ParameterDraft[];
  readonly parked: Partial<Readonly<Record<Language, string>>>;
  readonly parametersText: string | null;
};

export type EditDraft = (change: (draft: ToolDraft) => ToolDraft) => void;

export type DraftField = Exclude<keyof ToolDraft, 'parked' | 'parametersText'>;

export const DRAFT_FIELDS = ['name', 'description', 'language', 'code', 'statusLine', 'parameters'] as const;

export const FIELD_LABELS: Record<DraftField, string> = {
  name: 'Name',
  description: 'Description',
  language: 'Language',
  code: 'Code',
  statusLine: 'Status line',
  parameters: 'Parameters',
};

/** What a tool and a starter example have in common: everything that a draft begins with. */
export type ToolContent = Pick<
  Tool,
  'name' | 'description' | 'language' | 'code' | 'parameters' | 'execution_message_description'
>;

/** A saved tool is compared with what is typed at every key, so its draft is made once. */
const drafts = new WeakMap<ToolContent, ToolDraft>();

/** What is edited of a saved tool, before anything is. Parameters that are `known` by name keep their keys. */
export function draftOf(tool: ToolContent, known?: readonly ParameterDraft[]): ToolDraft {
  const made = known === undefined ? drafts.get(tool) : undefined;
  const draft = made ?? {
    name: tool.name,
    description: tool.description,
    language: tool.language,
    code: tool.code,
    statusLine: tool.execution_message_description ?? '',
    parameters: parameterDrafts(tool.parameters, known),
    parked: {},
    parametersText: null,
  };
  drafts.set(tool, draft);
  return draft;
}

export const sameField = (field: DraftField, a: ToolDraft, b: ToolDraft): boolean =>
  field === 'parameters' ? sameParameters(a.parameters, b.parameters) : a[field] === b[field];

export const changedFields = (from: ToolDraft, to: ToolDraft): readonly DraftField[] =>
  DRAFT_FIELDS.filter((field) => !sameField(field, from, to));

/** Whether anything was typed that `from` does not have, be it fit to send or not. */
export const hasEdits = (from: ToolDraft, to: ToolDraft): boolean =>
  to.parametersText !== null || changedFields(from, to).length > 0;

/** What a PATCH has to say: the fields that differ and no others, so that what others changed beside them stays. */
export function changesOf(saved: Tool, draft: ToolDraft): PatchToolBody {
  const changed = new Set(changedFields(draftOf(saved), draft));
  return {
    ...(changed.has('name') ? { name: draft.name } : {}),
    ...(changed.has('description') ? { description: draft.description } : {}),
    ...(changed.has('language') ? { language: draft.language } : {}),
    ...(changed.has('code') ? { code: draft.code } : {}),
    ...(changed.has('parameters') ? { parameters: parameterRecord(draft.parameters) } : {}),
    ...(changed.has('statusLine') ? { execution_message_description: draft.statusLine } : {}),
  };
}

export const creationOf = (
  draft: ToolDraft,
  enableGlobally: boolean,
): Omit<CreateToolBody, 'workspace_id'> => ({
  name: draft.name,
  description: draft.description,
  language: draft.language,
  code: draft.code,
  parameters: parameterRecord(draft.parameters),
  ...(draft.statusLine === '' ? {} : { execution_message_description: draft.statusLine }),
  enable_globally: enableGlobally,
});

/** Whether the browser should keep it: edits, or code of another language that was put aside. */
export const isWorthKeeping = (from: ToolDraft, draft: ToolDraft): boolean =>
  hasEdits(from, draft) || Object.keys(draft.parked).length > 0;

/**
 * Puts the code aside and goes on in the other language with `code`. Code that nobody typed, the language's own
 * template, is not worth putting aside.
 */
export function switchLanguage(
  draft: ToolDraft,
  language: Language,
  code: string,
  template: string | undefined,
): ToolDraft {
  if (language === draft.language) {
    return draft;
  }
  const { [language]: _, ...parked } = draft.parked;
  const typed = draft.code !== template && draft.code.trim() !== '';
  return { ...draft, language, code, parked: typed ? { ...parked, [draft.language]: draft.code } : parked };
}
