// What main returned, as JSON. Taken hold of before the tool's code runs, like all that is used after it.
const { stringify } = JSON;
const { isArray } = Array;
const { keys } = Object;
const { isFinite: isFiniteNumber } = Number;
const BigInteger = BigInt;

/** A value that has no JSON form; its message says where and what to do. */
export class NotPlain extends Error {}

const isBytes = (value) =>
  value instanceof ArrayBuffer ||
  value instanceof Uint8Array ||
  value instanceof DataView ||
  value instanceof Blob;

/** The value as JSON text, by JSON.stringify's rules with the exceptions that docs/decisions/0008-sandbox.md lists. */
export const toJson = (given, path, parents, depthMax) => {
  let value = given;
  if (value !== null && typeof value === 'object' && isBytes(value)) {
    throw new NotPlain(
      `${path} is ${value.constructor?.name ?? 'bytes'}, which JSON does not have: return text, for example buffer.toString('base64').`,
    );
  }
  if (
    value !== null &&
    (typeof value === 'object' || typeof value === 'bigint') &&
    typeof value.toJSON === 'function'
  ) {
    value = value.toJSON();
  }
  if (
    value instanceof Number ||
    value instanceof String ||
    value instanceof Boolean ||
    value instanceof BigInteger
  ) {
    value = value.valueOf();
  }
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return stringify(value);
    case 'number':
      return isFiniteNumber(value) ? stringify(value) : 'null';
    case 'bigint':
      return `${value}`;
    case 'object':
      return value === null ? 'null' : objectToJson(value, path, parents, depthMax);
    default:
      return undefined;
  }
};

const objectToJson = (value, path, parents, depthMax) => {
  if (parents.includes(value)) {
    throw new NotPlain(`${path} contains itself: return a value without such a circle.`);
  }
  if (parents.length === depthMax) {
    throw new NotPlain(`${path} is nested more than ${depthMax} levels deep: return something flatter.`);
  }
  const within = [...parents, value];
  if (isArray(value) || value instanceof Set || ArrayBuffer.isView(value)) {
    const items = [];
    let index = 0;
    for (const item of value) {
      items.push(toJson(item, `${path}[${index}]`, within, depthMax) ?? 'null');
      index += 1;
    }
    return `[${items.join(',')}]`;
  }
  if (typeof value.then === 'function') {
    throw new NotPlain(`${path} is a promise: await it before it is returned.`);
  }
  const fields = [];
  for (const [name, item] of value instanceof Map ? value : keys(value).map((key) => [key, value[key]])) {
    const json = toJson(item, `${path}.${String(name)}`.slice(0, 200), within, depthMax);
    if (json !== undefined) {
      fields.push(`${stringify(String(name))}:${json}`);
    }
  }
  return `{${fields.join(',')}}`;
};
