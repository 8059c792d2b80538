import { nearestName } from '@/lib/code/nearest-name';
import { stringifyJson } from '@/lib/contract/json';
import type { Parameter, Parameters } from '@/lib/contract/parameter';
import type { Arguments } from '@/lib/contract/run';

export type ArgumentProblem = {
  parameter: string;
  kind: 'missing' | 'unknown' | 'type' | 'enum';
  /** One sentence that begins with the parameter's name, without a full stop. */
  message: string;
  /** The parameter or the value that was probably meant. */
  nearest: string | null;
};

/**
 * What is wrong with the arguments of a call, in the order of the parameters, unknown ones last. Empty when the call may
 * be made. Nothing is converted: `"7"` is no number. `null` is no value of any type: an optional argument that is not
 * given is left out. A whole number too large for a JavaScript number (`bigint`) is a number.
 */
export function checkArguments(parameters: Parameters, args: Arguments): ArgumentProblem[] {
  const declared = Object.entries(parameters).flatMap(([name, parameter]) => {
    const problem = Object.hasOwn(args, name)
      ? valueProblem(name, parameter, args[name])
      : absenceProblem(name, parameter);
    return problem ? [problem] : [];
  });
  const unknown = Object.keys(args).filter((name) => !Object.hasOwn(parameters, name));
  return [...declared, ...unknown.map((name) => unknownProblem(name, Object.keys(parameters)))];
}

const NOUNS: Record<string, string> = {
  string: 'a string',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
};

const SHOWN_MAX = 60;
const CHOICES_SHOWN_MAX = 20;

const shown = (value: unknown): string => {
  const text = stringifyJson(value);
  return text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}…` : text;
};

const absenceProblem = (name: string, { type, required }: Parameter): ArgumentProblem | null =>
  required
    ? {
        parameter: name,
        kind: 'missing',
        message: `${name}: expected ${NOUNS[type] ?? 'a value'}, got nothing`,
        nearest: null,
      }
    : null;

function valueProblem(name: string, parameter: Parameter, value: unknown): ArgumentProblem | null {
  const { type, required, enum_values: choices = [] } = parameter;
  if (!isOfType(type, value)) {
    const advice = value === null && !required ? '; leave it out instead' : '';
    const message = `${name}: expected ${NOUNS[type] ?? 'a value'}, got ${shown(value)}${advice}`;
    return { parameter: name, kind: 'type', message, nearest: null };
  }
  if (choices.length === 0 || typeof value !== 'string' || choices.includes(value)) {
    return null;
  }
  const nearest = nearestName(value, choices);
  const rest = choices.length > CHOICES_SHOWN_MAX ? ` and ${choices.length - CHOICES_SHOWN_MAX} more` : '';
  const listed = choices.slice(0, CHOICES_SHOWN_MAX).map(shown).join(', ') + rest;
  const message = `${name}: expected one of ${listed}, got ${shown(value)}${meant(nearest)}`;
  return { parameter: name, kind: 'enum', message, nearest };
}

function unknownProblem(name: string, names: readonly string[]): ArgumentProblem {
  const nearest = nearestName(name, names);
  const said = name.length > SHOWN_MAX ? `${name.slice(0, SHOWN_MAX)}…` : name;
  return {
    parameter: name,
    kind: 'unknown',
    message: `${said}: this tool has no such parameter${meant(nearest)}`,
    nearest,
  };
}

const meant = (nearest: string | null): string =>
  nearest === null ? '' : `; did you mean ${shown(nearest)}?`;

/** A type that is none of the five says nothing: a hosted API may have others. */
function isOfType(type: string, value: unknown): boolean {
  switch (type) {
    case 'string':
    case 'boolean':
      return typeof value === type;
    case 'number':
      return typeof value === 'bigint' || Number.isFinite(value);
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    default:
      return value !== null;
  }
}
