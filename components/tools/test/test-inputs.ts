import { type ArgumentProblem, checkArguments } from '@/lib/code/arguments';
import { type JsonObject, type JsonValue, parseJson, stringifyJson } from '@/lib/contract/json';
import type { Parameter, Parameters } from '@/lib/contract/parameter';

export type InputsView = 'form' | 'json';

/**
 * What the operator fills in for a test. `values` is what could be read of it; beside it stands the text that cannot
 * be read yet: of fields while the form is shown (`unread`, by parameter), of the whole while JSON is (`json`).
 * The view only changes while everything in it can be read, so that either always says the same.
 */
export type TestInputs = {
  readonly view: InputsView;
  readonly values: JsonObject;
  readonly unread: Readonly<Record<string, string>>;
  readonly json: string | null;
};

export const NO_INPUTS: TestInputs = { view: 'form', values: {}, unread: {}, json: null };

export const inputsOf = (values: JsonObject): TestInputs => ({ ...NO_INPUTS, values });

const without = <Value>(
  record: Readonly<Record<string, Value>>,
  name: string,
): Readonly<Record<string, Value>> => {
  const { [name]: _, ...rest } = record;
  return rest;
};

/** Undefined takes the argument out: it is not sent. */
export const setValue = (inputs: TestInputs, name: string, value: JsonValue | undefined): TestInputs => ({
  ...inputs,
  values: value === undefined ? without(inputs.values, name) : { ...inputs.values, [name]: value },
  unread: without(inputs.unread, name),
});

const setUnread = (inputs: TestInputs, name: string, text: string): TestInputs => ({
  ...inputs,
  values: without(inputs.values, name),
  unread: { ...inputs.unread, [name]: text },
});

type Reading = { ok: true; value: JsonValue } | { ok: false; problem: string };

const readJson = (text: string): Reading => {
  try {
    return { ok: true, value: parseJson(text) };
  } catch (error) {
    const reason = error instanceof SyntaxError ? error.message.replace(/ in JSON\b/, '') : 'it is too deep';
    return { ok: false, problem: `This is not JSON yet: ${reason}.` };
  }
};

const readNumber = (text: string): Reading => {
  const read = readJson(text.trim());
  return read.ok && (typeof read.value === 'number' || typeof read.value === 'bigint')
    ? read
    : { ok: false, problem: 'This is not a number. Write it as in JSON: 12, -3.5 or 1e6.' };
};

/** Anything but a string is typed as JSON; a type that only the API behind knows, too. */
const read = ({ type }: Pick<Parameter, 'type'>, text: string): Reading => {
  switch (type) {
    case 'string':
      return { ok: true, value: text };
    case 'number':
      return readNumber(text);
    default:
      return readJson(text);
  }
};

/** What is typed into the field of one parameter. An empty field is an argument that is not given. */
export const typeInField = (
  inputs: TestInputs,
  name: string,
  parameter: Pick<Parameter, 'type'>,
  text: string,
): TestInputs => {
  if (parameter.type === 'string' ? text === '' : text.trim() === '') {
    return setValue(inputs, name, undefined);
  }
  const reading = read(parameter, text);
  return reading.ok ? setValue(inputs, name, reading.value) : setUnread(inputs, name, text);
};

const isObject = (value: JsonValue): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is typed where all arguments stand as one object. */
export const typeJson = (inputs: TestInputs, text: string): TestInputs => {
  const reading = readJson(text.trim() === '' ? '{}' : text);
  return reading.ok && isObject(reading.value)
    ? { ...inputs, values: reading.value, unread: {}, json: null }
    : { ...inputs, json: text };
};

export const jsonProblem = (text: string): string | null => {
  const reading = readJson(text);
  if (!reading.ok) {
    return reading.problem;
  }
  return isObject(reading.value) ? null : 'The arguments are one object: {"name": value}.';
};

/** In the form a switch that must be set has a side from the start; what has no field is not sent. */
export function argumentsOf({ view, values }: TestInputs, parameters: Parameters): JsonObject {
  if (view === 'json') {
    return values;
  }
  const given = Object.entries(parameters).flatMap(([name, { type, required }]): [string, JsonValue][] => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value !== undefined) {
      return [[name, value]];
    }
    return required && type === 'boolean' ? [[name, false]] : [];
  });
  return Object.fromEntries(given);
}

/** Arguments that the form does not send, since no parameter has their name. */
export const leftOut = ({ view, values }: TestInputs, parameters: Parameters): readonly string[] =>
  view === 'json' ? [] : Object.keys(values).filter((name) => !Object.hasOwn(parameters, name));

export const showView = (inputs: TestInputs, view: InputsView, parameters: Parameters): TestInputs =>
  inputs.view === view ? inputs : { ...inputs, view, values: argumentsOf(inputs, parameters) };

export const formatArguments = (values: JsonObject): string => stringifyJson(values, 2);

export type InputProblems = {
  /** By parameter: what stands at its field. */
  readonly fields: ReadonlyMap<string, string>;
  /** What the JSON view has to say, one sentence each. */
  readonly sentences: readonly string[];
  /** Whether the other view can show the same. */
  readonly readable: boolean;
};

const withStop = (text: string): string => (/[.?!]$/.test(text) ? text : `${text}.`);

const sentenceOf = ({ parameter, message }: ArgumentProblem): string => {
  const prefix = `${parameter}: `;
  const rest = message.startsWith(prefix) ? message.slice(prefix.length) : message;
  return withStop(`${rest.slice(0, 1).toUpperCase()}${rest.slice(1)}`);
};

/** What keeps a run from starting. `missing` ones are said once a run was tried: before, the form is just empty. */
export function inputProblems(inputs: TestInputs, parameters: Parameters, tried: boolean): InputProblems {
  if (inputs.json !== null) {
    return { fields: new Map(), sentences: [jsonProblem(inputs.json) ?? ''], readable: false };
  }
  const unread = Object.entries(inputs.unread).filter(([name]) => Object.hasOwn(parameters, name));
  const names = new Set(unread.map(([name]) => name));
  const found = checkArguments(parameters, argumentsOf(inputs, parameters)).filter(
    ({ kind, parameter }) => !names.has(parameter) && (tried || kind !== 'missing'),
  );
  const fields = new Map(found.map((problem) => [problem.parameter, sentenceOf(problem)]));
  for (const [name, text] of unread) {
    const reading = read(parameters[name] ?? { type: 'object' }, text);
    fields.set(name, reading.ok ? 'This cannot be read.' : reading.problem);
  }
  return {
    fields,
    sentences: found.map(({ message }) => withStop(message)),
    readable: names.size === 0,
  };
}
