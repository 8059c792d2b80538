import { parse, stringify } from 'lossless-json';

/** JSON in memory. A whole number beyond 2⁵³ is a `bigint`, so that ids of other systems stay what they are. */
export type JsonValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

export type JsonObject = { readonly [name: string]: JsonValue };

const WHOLE = /^-?\d+$/;

const readNumber = (text: string): number | bigint => {
  const value = Number(text);
  if (WHOLE.test(text) && !Number.isSafeInteger(value)) {
    return BigInt(text);
  }
  if (!Number.isFinite(value)) {
    throw new SyntaxError(`the number ${text.slice(0, 40)} is too large`);
  }
  return value;
};

/** `JSON.parse` that loses no digit of a whole number. Throws a `SyntaxError`. */
export const parseJson = (text: string): JsonValue => parse(text, undefined, readNumber) as JsonValue;

/** `JSON.stringify` that writes a `bigint` as the number it is. */
export const stringifyJson = (value: unknown, space?: number): string =>
  stringify(value, undefined, space) ?? 'null';
