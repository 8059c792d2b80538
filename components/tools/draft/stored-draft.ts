import { newParameter, type ParameterDraft } from '@/components/tools/draft/parameter-draft';
import type { ToolDraft } from '@/components/tools/draft/tool-draft';
import type { Parameter, Parameters } from '@/lib/contract/parameter';
import type { ToolSnapshot } from '@/lib/contract/snapshot';
import type { Language, Tool } from '@/lib/contract/tool';

/** A newer dashboard may write another shape; one that does not know it leaves it where it is. */
export const DRAFT_FORMAT = 1;

/** A draft as the browser keeps it. `base` is null for a new tool, and where there was no room for it. */
export type StoredDraft = {
  readonly savedAt: number;
  readonly base: ToolSnapshot | null;
  readonly draft: ToolDraft;
};

export const formatStoredDraft = (stored: StoredDraft): string =>
  JSON.stringify({ format: DRAFT_FORMAT, ...stored });

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOr = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value : otherwise);
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
const languageIn = (value: unknown): Language | null =>
  value === 'python' || value === 'javascript' ? value : null;

function parameterDraftIn(value: unknown): ParameterDraft[] {
  if (!isFields(value)) {
    return [];
  }
  const parameter = newParameter({
    name: textOr(value.name, ''),
    type: textOr(value.type, 'string'),
    required: value.required === true,
    description: textOr(value.description, ''),
    statusNote: textOr(value.statusNote, ''),
    enumValues: texts(value.enumValues),
  });
  return [{ ...parameter, key: textOr(value.key, parameter.key) }];
}

function toolDraftIn(value: unknown): ToolDraft | null {
  const language = isFields(value) ? languageIn(value.language) : null;
  if (!isFields(value) || language === null || typeof value.code !== 'string') {
    return null;
  }
  const parked = isFields(value.parked) ? value.parked : {};
  return {
    name: textOr(value.name, ''),
    description: textOr(value.description, ''),
    language,
    code: value.code,
    statusLine: textOr(value.statusLine, ''),
    parameters: Array.isArray(value.parameters) ? value.parameters.flatMap(parameterDraftIn) : [],
    parked: {
      ...(typeof parked.python === 'string' ? { python: parked.python } : {}),
      ...(typeof parked.javascript === 'string' ? { javascript: parked.javascript } : {}),
    },
    parametersText: typeof value.parametersText === 'string' ? value.parametersText : null,
  };
}

function parameterIn(value: unknown): Parameter | null {
  if (!isFields(value) || typeof value.type !== 'string') {
    return null;
  }
  const { execution_message_description: note } = value;
  return {
    type: value.type,
    required: value.required === true,
    description: textOr(value.description, ''),
    ...(typeof note === 'string' ? { execution_message_description: note } : {}),
    ...(Array.isArray(value.enum_values) ? { enum_values: texts(value.enum_values) } : {}),
  };
}

function parametersIn(value: unknown): Parameters | null {
  if (!isFields(value)) {
    return null;
  }
  const entries = Object.entries(value).map(([name, entry]) => [name, parameterIn(entry)] as const);
  return entries.some(([, entry]) => entry === null)
    ? null
    : Object.fromEntries(entries.flatMap(([name, entry]) => (entry ? [[name, entry]] : [])));
}

/** All or nothing: a base that was damaged would show differences that nobody made. */
function toolIn(value: unknown): Tool | null {
  if (!isFields(value)) {
    return null;
  }
  const { id, workspace_id, name, description, code, created_at, version } = value;
  const language = languageIn(value.language);
  const parameters = parametersIn(value.parameters);
  if (
    typeof id !== 'string' ||
    typeof workspace_id !== 'string' ||
    typeof name !== 'string' ||
    typeof description !== 'string' ||
    typeof code !== 'string' ||
    typeof version !== 'number' ||
    language === null ||
    parameters === null
  ) {
    return null;
  }
  const note = value.execution_message_description;
  return {
    id,
    workspace_id,
    name,
    description,
    language,
    code,
    parameters,
    execution_message_description: typeof note === 'string' ? note : null,
    enable_globally: value.enable_globally === true,
    validated: value.validated === true,
    version,
    created_at: textOr(created_at, ''),
  };
}

function snapshotIn(value: unknown): ToolSnapshot | null {
  const tool = isFields(value) ? toolIn(value.tool) : null;
  return tool && isFields(value) && typeof value.revision === 'string'
    ? { tool, revision: value.revision }
    : null;
}

/** Null for what is no draft of this format: whatever else stands in the browser's storage is left alone. */
export function parseStoredDraft(text: string): StoredDraft | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isFields(value) || value.format !== DRAFT_FORMAT) {
    return null;
  }
  const draft = toolDraftIn(value.draft);
  const savedAt = typeof value.savedAt === 'number' && Number.isFinite(value.savedAt) ? value.savedAt : 0;
  return draft && { savedAt, base: snapshotIn(value.base), draft };
}
