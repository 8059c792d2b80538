import type { z } from 'zod';
import { stringifyJson } from '@/lib/contract/json';
import { fail, type Outcome, succeed } from '@/lib/contract/problem';

const SHOWN_MAX = 60;
const ISSUES_MAX = 5;

type Issue = z.core.$ZodIssue;

const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );

const shown = (value: unknown): string => {
  if (value === undefined) {
    return 'nothing';
  }
  const text = stringifyJson(value);
  return text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}…` : text;
};

const fieldOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, key) => {
    if (typeof key === 'number') {
      return `${text}[${key}]`;
    }
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');

const NOUNS: Record<string, string> = {
  string: 'a string',
  boolean: 'true or false',
  number: 'a number',
  int: 'a whole number',
  object: 'an object',
  record: 'an object',
  array: 'a list',
};

/** Formats that a pattern would not explain to anybody. */
const FORMATS: Record<string, string> = { datetime: 'a time in UTC such as 2026-01-31T09:30:00Z' };

const UNITS: Record<string, string> = { string: 'character', array: 'item' };

const bound = (word: 'least' | 'most', limit: number | bigint, origin: string): string => {
  const unit = UNITS[origin];
  return `at ${word} ${limit}${unit ? ` ${unit}${limit === 1 ? '' : 's'}` : ''}`;
};

/** How much there is of what is too little or too much: a long text is counted, not repeated. */
const amount = (value: unknown, origin: string): string =>
  origin in UNITS && (typeof value === 'string' || Array.isArray(value))
    ? String(value.length)
    : shown(value);

const explain = (issue: Issue, got: unknown): string => {
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${NOUNS[issue.expected] ?? issue.expected}, got ${shown(Number.isNaN(got) ? null : got)}`;
    case 'too_small':
      return `expected ${bound('least', issue.minimum, issue.origin)}, got ${amount(got, issue.origin)}`;
    case 'too_big':
      return `expected ${bound('most', issue.maximum, issue.origin)}, got ${amount(got, issue.origin)}`;
    case 'invalid_value':
      return `expected one of ${issue.values.map(String).join(', ')}, got ${shown(got)}`;
    case 'invalid_format':
      return `expected ${FORMATS[issue.format] ?? `text that matches ${issue.pattern ?? issue.format}`}, got ${shown(got)}`;
    case 'invalid_key':
      return issue.issues.map((inner) => `its name: ${explain(inner, issue.path.at(-1))}`).join(', ');
    default:
      return issue.message;
  }
};

/** Sentences of particular fields, by their path, for which "matches a pattern" would not help anybody. */
export type FieldExplanations = Record<string, (got: unknown) => string | null>;

const sentencesOf = (issue: Issue, input: unknown, explanations: FieldExplanations): string[] => {
  const field = fieldOf(issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${fieldOf([...issue.path, key])}: unknown field`);
  }
  const got = at(input, issue.path);
  const own = issue.code === 'invalid_format' ? explanations[field]?.(got) : null;
  const sentence = (own ?? explain(issue, got)).replace(/\.$/, '');
  return [field === '' ? `The body: ${sentence}` : `${field}: ${sentence}`];
};

/** Reads `input` by `schema`, or says of each wrong field what was expected and what came. */
export const validate = <Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  explanations: FieldExplanations = {},
): Outcome<z.infer<Schema>> => {
  const parsed = schema.safeParse(input);
  if (parsed.success) {
    return succeed(parsed.data);
  }
  const sentences = [
    ...new Set(parsed.error.issues.flatMap((issue) => sentencesOf(issue, input, explanations))),
  ];
  const more = sentences.length - ISSUES_MAX;
  return fail(
    'invalid_request',
    sentences.slice(0, ISSUES_MAX).join('; ') + (more > 0 ? `; and ${more} more` : ''),
  );
};
