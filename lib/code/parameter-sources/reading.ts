import type { Parameter, Parameters } from '@/lib/contract/parameter';

/** Any object of a JSON text. */
export type JsonObject = { readonly [key: string]: unknown };

/** Takes note of what cannot be read: where it stands, and what is wrong there. */
export type Report = (place: string, problem: string) => void;

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Names a value in a sentence: short values as they are written, others by their kind. */
export function wordsFor(value: unknown): string {
  if (value === undefined) {
    return 'nothing';
  }
  if (Array.isArray(value)) {
    return 'a list';
  }
  return isJsonObject(value) ? 'an object' : JSON.stringify(value).slice(0, 60);
}

/** The contract's limit; a test keeps the two together. This folder stays free of zod: pages import it. */
const NAME_LENGTH_MAX = 128;

/** One parameter per key, in the order of the keys. Keys that cannot be parameter names are reported, not kept. */
export function readEach(
  source: JsonObject,
  report: Report,
  read: (value: unknown, name: string) => Parameter | null,
): Parameters {
  const parameters: Parameters = {};
  for (const [name, value] of Object.entries(source)) {
    const problem = nameProblem(name);
    if (problem) {
      report(JSON.stringify(name.slice(0, 60)), problem);
      continue;
    }
    const parameter = read(value, name);
    if (parameter) {
      parameters[name] = parameter;
    }
  }
  return parameters;
}

function nameProblem(name: string): string | null {
  if (name === '') {
    return 'a parameter needs a name';
  }
  if (name === '__proto__') {
    return 'this name is reserved by JavaScript and cannot be a parameter; rename it';
  }
  return name.length > NAME_LENGTH_MAX
    ? `a parameter name has at most ${NAME_LENGTH_MAX} characters, this one has ${name.length}`
    : null;
}

/** A description to start from: "order_id" → "The order id." */
export function describeName(name: string): string {
  const words = name
    .replace(/(\p{Ll}|\p{Nd})(\p{Lu})/gu, '$1 $2')
    .replace(/[\s_.-]+/g, ' ')
    .trim()
    .toLowerCase();
  return `The ${words === '' ? name : words}.`;
}
