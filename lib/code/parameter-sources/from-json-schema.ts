import {
  describeName,
  isJsonObject,
  type JsonObject,
  type Report,
  readEach,
  wordsFor,
} from '@/lib/code/parameter-sources/reading';
import type { Parameter, Parameters, ParameterType } from '@/lib/contract/parameter';

const TYPES: ReadonlyMap<string, ParameterType> = new Map([
  ['string', 'string'],
  ['number', 'number'],
  ['integer', 'number'],
  ['boolean', 'boolean'],
  ['object', 'object'],
  ['array', 'array'],
]);

/** References that lead to references end here: a schema may refer to itself. */
const REFERENCES_FOLLOWED_MAX = 16;

/** Whether an object looks like the JSON Schema of an object. */
export const looksLikeJsonSchema = (source: JsonObject): boolean =>
  isJsonObject(source.properties)
    ? ['object', undefined].includes(source.type as string | undefined) || '$schema' in source
    : typeof source.$ref === 'string' || (source.type === 'object' && Object.keys(source).some(isKeyword));

const isKeyword = (key: string): boolean =>
  key.startsWith('$') || ['additionalProperties', 'required', 'properties', 'title'].includes(key);

/** The properties of an object's schema as parameters. What lies deeper stays an `object` or an `array`. */
export function fromJsonSchema(root: JsonObject, report: Report): Parameters {
  const schema = resolve(root, root, '', report) ?? root;
  const properties = isJsonObject(schema.properties) ? schema.properties : {};
  const required: unknown[] = Array.isArray(schema.required) ? schema.required : [];
  for (const name of required) {
    if (typeof name !== 'string' || !Object.hasOwn(properties, name)) {
      report('required', `${wordsFor(name)} is not one of the properties`);
    }
  }
  return readEach(properties, report, (property, name) => {
    const place = `properties.${name}`;
    const found = isJsonObject(property) ? resolve(property, root, place, report) : null;
    if (!found) {
      if (!isJsonObject(property)) {
        report(place, `expected a schema that says a type, got ${wordsFor(property)}`);
      }
      return null;
    }
    const shape = shapeOf(found, root, place, report);
    const isRequired = required.includes(name) || found.required === true;
    return shape ? toParameter(shape, found, name, isRequired) : null;
  });
}

/** Follows `$ref`; what stands beside the reference wins. Null after reporting a reference that leads nowhere. */
function resolve(schema: JsonObject, root: JsonObject, place: string, report: Report): JsonObject | null {
  let found = schema;
  for (let followed = 0; typeof found.$ref === 'string'; followed += 1) {
    const { $ref: reference, ...beside } = found;
    const target = followed < REFERENCES_FOLLOWED_MAX ? lookUp(reference, root) : null;
    if (!target) {
      report(place || '$ref', `the reference ${wordsFor(reference)} leads nowhere in this text`);
      return null;
    }
    found = { ...target, ...beside };
  }
  return found;
}

function lookUp(reference: unknown, root: JsonObject): JsonObject | null {
  const [, path] = /^#((?:\/[^/]+)+)$/.exec(String(reference)) ?? [];
  let found: unknown = root;
  for (const part of path?.slice(1).split('/') ?? []) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    found = isJsonObject(found) && Object.hasOwn(found, key) ? found[key] : null;
  }
  return path && isJsonObject(found) ? found : null;
}

/** A type, and the values it is limited to, of which only texts can become `enum_values`. */
type Shape = { readonly type: ParameterType; readonly values: readonly unknown[] };

function shapeOf(schema: JsonObject, root: JsonObject, place: string, report: Report): Shape | null {
  const variants = [schema.oneOf, schema.anyOf].find(Array.isArray);
  const shapes = variants ? variantShapes(variants, root, place, report) : [ownShape(schema)];
  const types = new Set(shapes.flatMap(({ types: each }) => each).filter((type) => type !== 'null'));
  const known = [...types].map((type) => TYPES.get(type));
  const [type] = known;
  if (!type || known.some((each) => each !== type)) {
    const got = types.size === 0 ? 'none is given' : `got ${[...types].join(' or ')}`;
    report(place, `expected one type out of ${[...TYPES.keys()].join(', ')}; ${got}`);
    return null;
  }
  const isClosed = shapes.every(({ values, types: each }) => values.length > 0 || each.join() === 'null');
  const values = isClosed ? shapes.flatMap((shape) => shape.values).filter((value) => value !== null) : [];
  return { type, values: [...new Set(values)] };
}

type OwnShape = { readonly types: readonly string[]; readonly values: readonly unknown[] };

function variantShapes(variants: unknown[], root: JsonObject, place: string, report: Report): OwnShape[] {
  return variants.flatMap((variant) => {
    const found = isJsonObject(variant) ? resolve(variant, root, place, report) : null;
    return found ? [ownShape(found)] : [];
  });
}

function ownShape(schema: JsonObject): OwnShape {
  const closed: unknown[] = Array.isArray(schema.enum) ? schema.enum : [];
  const values = 'const' in schema ? [schema.const] : closed;
  const named = [schema.type].flat().filter((type) => typeof type === 'string');
  return { types: named.length > 0 ? named : guessTypes(schema, values), values };
}

/** A schema may leave its type out when something else says it. */
function guessTypes(schema: JsonObject, values: readonly unknown[]): string[] {
  if (values.length > 0) {
    return [
      ...new Set(
        values.map((value) => (Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value)),
      ),
    ];
  }
  if ('properties' in schema || 'additionalProperties' in schema) {
    return ['object'];
  }
  if ('items' in schema) {
    return ['array'];
  }
  return 'pattern' in schema || 'format' in schema || 'maxLength' in schema ? ['string'] : [];
}

function toParameter(shape: Shape, schema: JsonObject, name: string, required: boolean): Parameter {
  const { type, values } = shape;
  const said = [schema.description, schema.title].find(
    (text) => typeof text === 'string' && text.trim() !== '',
  );
  const description = typeof said === 'string' ? said : describeName(name);
  const notes = [
    values.length > 0 && type !== 'string'
      ? `One of: ${values.map((value) => JSON.stringify(value)).join(', ')}.`
      : '',
    schema.default !== undefined && schema.default !== null && !/default/i.test(description)
      ? `Default: ${JSON.stringify(schema.default)}.`
      : '',
  ];
  const texts = values.filter((value) => typeof value === 'string');
  return {
    type,
    required,
    description: [description, ...notes].filter(Boolean).join(' '),
    ...(type === 'string' && texts.length > 0 ? { enum_values: texts } : {}),
  };
}
