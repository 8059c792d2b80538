import {
  isJsonObject,
  type JsonObject,
  type Report,
  readEach,
  wordsFor,
} from '@/lib/code/parameter-sources/reading';
import type { Parameter, Parameters, ParameterType } from '@/lib/contract/parameter';

const TYPES: readonly ParameterType[] = ['string', 'number', 'boolean', 'object', 'array'];
const FIELDS = ['type', 'required', 'description', 'enum_values', 'execution_message_description'];

/** Whether an object looks like the contract's parameters map, complete or not. */
export function looksLikeParameters(source: JsonObject): boolean {
  const entries = Object.values(source);
  const marks = entries.map((entry) => (isJsonObject(entry) ? marksOf(entry) : -1));
  return (
    marks.every((count) => count >= 0) &&
    (marks.some((count) => count >= 2) || marks.every((count) => count >= 1))
  );
}

const marksOf = (entry: JsonObject): number =>
  [
    typeof entry.type === 'string',
    typeof entry.required === 'boolean',
    typeof entry.description === 'string',
  ].filter(Boolean).length;

/** The contract's own form, held to the contract's rules. */
export const fromParameters = (source: JsonObject, report: Report): Parameters =>
  readEach(source, report, (value, name) => readParameter(value, name, report));

function readParameter(value: unknown, name: string, report: Report): Parameter | null {
  if (!isJsonObject(value)) {
    report(name, `expected an object with type, required and description, got ${wordsFor(value)}`);
    return null;
  }
  const unknown = Object.keys(value).filter((field) => !FIELDS.includes(field));
  for (const field of unknown) {
    report(`${name}.${field}`, `not a field of a parameter; the fields are ${FIELDS.join(', ')}`);
  }
  const { type, required, description, execution_message_description: note } = value;
  const enumValues = readEnum(value, name, report);
  if (!isType(type)) {
    report(`${name}.type`, `expected one of ${TYPES.join(', ')}, got ${wordsFor(type)}`);
  }
  if (typeof required !== 'boolean') {
    report(`${name}.required`, `expected true or false, got ${wordsFor(required)}`);
  }
  if (typeof description !== 'string') {
    report(`${name}.description`, `expected text, got ${wordsFor(description)}`);
  }
  if (note !== undefined && typeof note !== 'string') {
    report(`${name}.execution_message_description`, `expected text, got ${wordsFor(note)}`);
  }
  if (!isType(type) || typeof required !== 'boolean' || typeof description !== 'string') {
    return null;
  }
  return {
    type,
    required,
    description,
    ...(enumValues ? { enum_values: enumValues } : {}),
    ...(typeof note === 'string' ? { execution_message_description: note } : {}),
  };
}

const isType = (type: unknown): type is ParameterType => TYPES.some((known) => known === type);

function readEnum(value: JsonObject, name: string, report: Report): string[] | null {
  const { enum_values: values, type } = value;
  if (values === undefined) {
    return null;
  }
  const place = `${name}.enum_values`;
  if (!Array.isArray(values) || !values.every((each) => typeof each === 'string')) {
    report(
      place,
      `expected a list of texts, got ${Array.isArray(values) ? 'other values in it' : wordsFor(values)}`,
    );
    return null;
  }
  const repeated = values.find((each, index) => values.indexOf(each) !== index);
  if (repeated !== undefined) {
    report(place, `each value may stand once, ${wordsFor(repeated)} is there twice`);
  }
  if (values.length > 0 && type !== 'string') {
    report(place, `only a string parameter can have a closed set of values, this one is ${wordsFor(type)}`);
  }
  return values;
}
