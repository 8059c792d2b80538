import { fail, type Outcome } from '@/lib/contract/problem';

const DEPTH_MAX = 32;
const SHOWN_MAX = 64;
const LONE_SURROGATE = /\p{Surrogate}/u;

type Spot = { value: unknown; path: string; depth: number };

const refuse = (path: string, message: string) =>
  fail('invalid_request', `${path === '' ? 'The body' : path}: ${message}`);

const refuseText = (text: string, path: string): Outcome<never> | null => {
  if (text.includes('\0')) {
    return refuse(path, 'expected text without the NUL character (U+0000), which cannot be stored');
  }
  if (LONE_SURROGATE.test(text)) {
    return refuse(path, 'expected valid Unicode, got half of a surrogate pair');
  }
  return null;
};

const childPath = (path: string, key: string | number): string => {
  if (typeof key === 'number') {
    return `${path}[${key}]`;
  }
  const shown = key.length > SHOWN_MAX ? `${key.slice(0, SHOWN_MAX)}…` : key;
  return path === '' ? shown : `${path}.${shown}`;
};

const refuseKey = (key: string, path: string): Outcome<never> | null => {
  if (key === '__proto__') {
    return refuse(childPath(path, key), 'expected another name, this one is reserved by JavaScript');
  }
  return refuseText(key, path === '' ? 'a field name' : `${path}, a field name`);
};

const childrenOf = (value: object): [string | number, unknown][] =>
  Array.isArray(value) ? [...value.entries()] : Object.entries(value);

/** What is wrong with one value, not looking inside it but at its field names. */
const refuseSpot = ({ value, path, depth }: Spot): Outcome<never> | null => {
  if (typeof value === 'string') {
    return refuseText(value, path);
  }
  if (typeof value !== 'object' || value === null) {
    return null;
  }
  if (depth === DEPTH_MAX) {
    return refuse(path.slice(0, SHOWN_MAX), `expected at most ${DEPTH_MAX} levels of nesting`);
  }
  const names = Array.isArray(value) ? [] : Object.keys(value);
  return names.map((name) => refuseKey(name, path)).find((refusal) => refusal !== null) ?? null;
};

/**
 * Refuses parsed JSON that is well formed but cannot be kept whole: NUL, lone surrogates, `__proto__` as a key,
 * nesting deeper than 32. Walks without recursion, so that depth itself does no harm.
 */
export const refuseHostileContent = (root: unknown): Outcome<never> | null => {
  const open: Spot[] = [{ value: root, path: '', depth: 0 }];
  for (let spot = open.pop(); spot; spot = open.pop()) {
    const refusal = refuseSpot(spot);
    if (refusal) {
      return refusal;
    }
    const { value, path, depth } = spot;
    if (typeof value === 'object' && value !== null) {
      for (const [key, child] of childrenOf(value)) {
        open.push({ value: child, path: childPath(path, key), depth: depth + 1 });
      }
    }
  }
  return null;
};
