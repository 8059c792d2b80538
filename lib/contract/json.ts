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

/** As many as Python reads; more would be a way to keep the reader busy. */
export const JSON_DIGITS_MAX = 4_300;

/** Text without these has only numbers that JavaScript reads right: fewer than 16 digits, exponents below 100. */
const DIFFICULT = /\d{16}|[eE]\+?\d{3}/;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WHOLE = /^-?\d+$/;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const isStartOfNumber = (code: number) => code === 0x2d || (code >= 0x30 && code <= 0x39);

/** Stands before the digits of a number on its way through text. Made anew each time, so no text can contain it. */
const newMark = (): string =>
  Array.from(globalThis.crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');

/** Where the string that begins at `start` ends, in JSON that is known to be valid. */
const endOfString = (text: string, start: number): number => {
  let at = start + 1;
  for (let code = text.charCodeAt(at); code !== QUOTE; code = text.charCodeAt(at)) {
    at += code === BACKSLASH ? 2 : 1;
  }
  return at + 1;
};

const marked = (digits: string, mark: string): string => {
  const value = Number(digits);
  if (WHOLE.test(digits) && !Number.isSafeInteger(value)) {
    if (digits.length > JSON_DIGITS_MAX) {
      throw new SyntaxError(`a number of ${digits.length} digits, more than ${JSON_DIGITS_MAX}`);
    }
    return `"${mark}${digits}"`;
  }
  if (!Number.isFinite(value)) {
    throw new SyntaxError(`the number ${digits.slice(0, 40)} is too large`);
  }
  return digits;
};

/** Valid JSON, with every whole number that JavaScript would round written as a marked string. */
const markLargeNumbers = (text: string, mark: string): string => {
  const parts: string[] = [];
  let copied = 0;
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfString(text, at);
    } else if (isStartOfNumber(code)) {
      NUMBER.lastIndex = at;
      const digits = NUMBER.exec(text)?.[0] ?? '';
      parts.push(text.slice(copied, at), marked(digits, mark));
      at += digits.length;
      copied = at;
    } else {
      at += 1;
    }
  }
  return parts.join('') + text.slice(copied);
};

/** Turns marked strings into numbers where they stand. Without recursion, so that depth does no harm. */
const readMarked = (root: unknown, mark: string): unknown => {
  const whole = { root };
  const open: object[] = [whole];
  for (let holder = open.pop(); holder; holder = open.pop()) {
    for (const [name, value] of Object.entries(holder)) {
      if (typeof value === 'string' && value.startsWith(mark)) {
        // The name is the holder's own, so that even `__proto__` is a field here.
        Reflect.set(holder, name, BigInt(value.slice(mark.length)));
      } else if (typeof value === 'object' && value !== null) {
        open.push(value);
      }
    }
  }
  return whole.root;
};

/** `JSON.parse` that loses no digit of a whole number. Throws a `SyntaxError`, also for a number that is infinite. */
export const parseJson = (text: string): JsonValue => {
  const rounded = JSON.parse(text) as JsonValue;
  if (!DIFFICULT.test(text)) {
    return rounded;
  }
  const mark = newMark();
  return readMarked(JSON.parse(markLargeNumbers(text, mark)), mark) as JsonValue;
};

const stringifyMarked = (value: unknown, space?: number): string => {
  const mark = newMark();
  const replace = (_name: string, inner: unknown) => (typeof inner === 'bigint' ? `${mark}${inner}` : inner);
  const text = JSON.stringify(value, replace, space) ?? 'null';
  return text.replaceAll(new RegExp(`"${mark}(-?\\d+)"`, 'g'), '$1');
};

/** `JSON.stringify` that writes a `bigint` as the number it is. What JSON has no word for is `null`. */
export const stringifyJson = (value: unknown, space?: number): string => {
  try {
    return JSON.stringify(value, null, space) ?? 'null';
  } catch (error) {
    // Its way to say that there is a bigint in there.
    if (error instanceof TypeError) {
      return stringifyMarked(value, space);
    }
    throw error;
  }
};
