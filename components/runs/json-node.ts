/** A value as the tree shows it: something with children, or something to read. */
export type JsonNode =
  | { kind: 'array'; children: readonly unknown[] }
  | { kind: 'object'; children: readonly (readonly [name: string, value: unknown])[] }
  | { kind: 'string'; text: string }
  | { kind: 'number' | 'boolean' | 'null'; text: string };

/** Whole numbers beyond 2⁵³ come as `bigint`; to whoever reads, they are numbers. */
export const nodeOf = (value: unknown): JsonNode => {
  if (Array.isArray(value)) {
    return { kind: 'array', children: value };
  }
  if (typeof value === 'object' && value !== null) {
    return { kind: 'object', children: Object.entries(value) };
  }
  if (typeof value === 'string') {
    return { kind: 'string', text: value };
  }
  if (typeof value === 'number' || typeof value === 'bigint') {
    return { kind: 'number', text: String(value) };
  }
  return typeof value === 'boolean'
    ? { kind: 'boolean', text: String(value) }
    : { kind: 'null', text: 'null' };
};

const COUNT = new Intl.NumberFormat('en');

/** "3 items", "1 field", "empty list". */
export const sizeWords = (kind: 'array' | 'object', count: number): string => {
  if (count === 0) {
    return kind === 'array' ? 'empty list' : 'empty object';
  }
  const noun = kind === 'array' ? 'item' : 'field';
  return `${COUNT.format(count)} ${noun}${count === 1 ? '' : 's'}`;
};
