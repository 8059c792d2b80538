import { fromExample } from '@/lib/code/parameter-sources/from-example';
import { fromJsonSchema, looksLikeJsonSchema } from '@/lib/code/parameter-sources/from-json-schema';
import { fromParameters, looksLikeParameters } from '@/lib/code/parameter-sources/from-parameters';
import { isJsonObject, type JsonObject, type Report, wordsFor } from '@/lib/code/parameter-sources/reading';
import type { Parameters } from '@/lib/contract/parameter';
import type { Outcome } from '@/lib/contract/problem';

/** Parameters, and what the text was understood as. */
export type ReadParameters = {
  readonly parameters: Parameters;
  readonly from: 'parameters' | 'json-schema' | 'example';
};

/**
 * Reads a JSON text as the contract's parameters map, as the JSON Schema of an object (also within a tool or function
 * definition), or as an example of the arguments. What cannot be read is a problem that names its place.
 */
export function readParameters(text: string): Outcome<ReadParameters> {
  const parsed = parseJson(text);
  if (!parsed.ok) {
    return parsed;
  }
  if (!isJsonObject(parsed.value)) {
    return refuse(`Expected a JSON object, got ${wordsFor(parsed.value)}.`);
  }
  const problems: string[] = [];
  const value = readObject(parsed.value, (place, problem) => problems.push(`${place}: ${problem}`));
  const [first] = problems;
  const others = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
  return first === undefined ? { ok: true, value } : refuse(`${first}${others}.`);
}

function readObject(source: JsonObject, report: Report): ReadParameters {
  const inner = wrappedSource(source);
  if (looksLikeParameters(inner)) {
    return { parameters: fromParameters(inner, report), from: 'parameters' };
  }
  return looksLikeJsonSchema(inner)
    ? { parameters: fromJsonSchema(inner, report), from: 'json-schema' }
    : { parameters: fromExample(source, report), from: 'example' };
}

/** Where tool definitions keep their parameters: this contract's, function calling's, MCP's. */
const WRAPPERS = ['parameters', 'input_schema', 'inputSchema'];

function wrappedSource(source: JsonObject): JsonObject {
  const definition = source.type === 'function' && isJsonObject(source.function) ? source.function : source;
  const inner = WRAPPERS.map((key) => definition[key]).find(isJsonObject);
  const isWrapped = inner && typeof definition.name === 'string';
  return isWrapped && (looksLikeParameters(inner) || looksLikeJsonSchema(inner)) ? inner : source;
}

function parseJson(text: string): Outcome<unknown> {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    const { message } = error as SyntaxError;
    const offset = /at position (\d+)/.exec(message)?.[1];
    const reason = message
      .replace(/(?: in JSON)? at position.*$/s, '')
      .replace(/, (?:\.{3})?"[\s\S]*is not valid JSON$/, '');
    return refuse(
      `This is not JSON${offset === undefined ? '' : `, ${placeOf(text, Number(offset))}`}: ${reason}.`,
    );
  }
}

function placeOf(text: string, offset: number): string {
  const lines = text.slice(0, offset).split('\n');
  return `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`;
}

/** Written out here: the contract's own constructor would bring zod into the page. */
const refuse = (message: string): { ok: false; problem: { code: 'invalid_request'; message: string } } => ({
  ok: false,
  problem: { code: 'invalid_request', message },
});
