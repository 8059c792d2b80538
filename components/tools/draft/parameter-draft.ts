import type { Parameter, Parameters } from '@/lib/contract/parameter';

/** The five types of the contract. Another one can only come from an API that knows more; it is kept as it came. */
export const KNOWN_TYPES = ['string', 'number', 'boolean', 'object', 'array'] as const;
export const PARAMETER_NAME_LIMIT = 128;

/**
 * A parameter while it is edited. In the contract the name is the key of a record; here it is a field like any
 * other and may be empty or doubled for a while, so `key` is what a parameter is known by.
 */
export type ParameterDraft = {
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly description: string;
  readonly statusNote: string;
  readonly enumValues: readonly string[];
};

export type ParameterFields = Omit<ParameterDraft, 'key'>;
export type ParameterPart = 'name' | 'type' | 'enumValues';

export const isKnownType = (type: string): boolean => (KNOWN_TYPES as readonly string[]).includes(type);

const newKey = (): string => `new:${Math.random().toString(36).slice(2, 12)}`;

export const newParameter = (fields: Partial<ParameterFields> = {}): ParameterDraft => ({
  name: '',
  type: 'string',
  required: true,
  description: '',
  statusNote: '',
  enumValues: [],
  ...fields,
  key: newKey(),
});

const fieldsOf = (name: string, parameter: Parameter): ParameterFields => ({
  name,
  type: parameter.type,
  required: parameter.required,
  description: parameter.description,
  statusNote: parameter.execution_message_description ?? '',
  enumValues: parameter.enum_values ?? [],
});

/**
 * Keys follow from names, so that the server's rendering and the browser's agree. A parameter of `known` with the
 * same name lends its key: what is focused or unfolded stays so when the list is written anew from JSON.
 */
export function parameterDrafts(
  parameters: Parameters,
  known: readonly ParameterDraft[] = [],
): readonly ParameterDraft[] {
  const keys = new Map(known.map((parameter) => [parameter.name, parameter.key]));
  return Object.entries(parameters).map(([name, parameter]) => ({
    ...fieldsOf(name, parameter),
    key: keys.get(name) ?? `saved:${name}`,
  }));
}

export const parameterOf = (draft: ParameterFields): Parameter => ({
  type: draft.type,
  required: draft.required,
  description: draft.description,
  ...(draft.statusNote === '' ? {} : { execution_message_description: draft.statusNote }),
  ...(draft.enumValues.length === 0 ? {} : { enum_values: [...draft.enumValues] }),
});

/** The contract's record, in the order of the list. `fromEntries` makes even `__proto__` a key like any other. */
export const parameterRecord = (drafts: readonly ParameterDraft[]): Parameters =>
  Object.fromEntries(drafts.map((draft) => [draft.name, parameterOf(draft)]));

export const sameParameter = (a: ParameterFields, b: ParameterFields): boolean =>
  a.name === b.name && JSON.stringify(parameterOf(a)) === JSON.stringify(parameterOf(b));

/**
 * Whether both lists would be written as the same record. A record puts whole numbers first whatever their order
 * was, so a list is compared as the record it becomes; names that a record cannot hold twice make a difference.
 */
export const sameParameters = (a: readonly ParameterDraft[], b: readonly ParameterDraft[]): boolean =>
  a === b ||
  (a.length === b.length && JSON.stringify(parameterRecord(a)) === JSON.stringify(parameterRecord(b)));

function nameProblem(name: string, times: number): string | null {
  if (name === '') {
    return 'A parameter needs a name: it is the key that main receives.';
  }
  if (name === '__proto__') {
    return '“__proto__” cannot be a parameter: JavaScript gives that key a meaning of its own. Choose another name.';
  }
  if (name.length > PARAMETER_NAME_LIMIT) {
    return `A parameter’s name has at most ${PARAMETER_NAME_LIMIT} characters, this one has ${name.length}.`;
  }
  return times > 1
    ? `Each name may stand once, “${name}” is there ${times === 2 ? 'twice' : `${times} times`}.`
    : null;
}

function enumProblem({ type, enumValues }: ParameterFields): string | null {
  if (enumValues.length === 0) {
    return null;
  }
  if (type !== 'string') {
    return `Only a string can have a closed set of values, this one is “${type}”. Remove the values or make it a string.`;
  }
  const repeated = enumValues.find((value, index) => enumValues.indexOf(value) !== index);
  return repeated === undefined ? null : `Each value may stand once, “${repeated}” is there twice.`;
}

/** What an API would refuse, by parameter key; parameters that are fine are not in it. */
export function parameterProblems(
  drafts: readonly ParameterDraft[],
): ReadonlyMap<string, Partial<Record<ParameterPart, string>>> {
  const times = new Map<string, number>();
  for (const { name } of drafts) {
    times.set(name, (times.get(name) ?? 0) + 1);
  }
  const problems = new Map<string, Partial<Record<ParameterPart, string>>>();
  for (const draft of drafts) {
    const name = nameProblem(draft.name, times.get(draft.name) ?? 0);
    const enumValues = enumProblem(draft);
    const type = draft.type === '' ? 'A parameter needs a type.' : null;
    if (name !== null || enumValues !== null || type !== null) {
      problems.set(draft.key, {
        ...(name === null ? {} : { name }),
        ...(type === null ? {} : { type }),
        ...(enumValues === null ? {} : { enumValues }),
      });
    }
  }
  return problems;
}
