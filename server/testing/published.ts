import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

/** The part of OpenAPI that the published pages use. */
export type JsonSchema = {
  type?: string;
  properties?: Record<string, JsonSchema>;
  additionalProperties?: JsonSchema;
  items?: JsonSchema;
  required?: string[];
  enum?: unknown[];
  nullable?: boolean;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  description?: string;
  example?: unknown;
};
export type Parameter = { name: string; in: string; required: boolean; schema: JsonSchema };
export type Content = { description: string; content?: { 'application/json': { schema: JsonSchema } } };
export type Operation = {
  parameters?: Parameter[];
  requestBody?: { required: boolean; content: { 'application/json': { schema: JsonSchema } } };
  responses: Record<string, Content>;
};
export type OpenApi = {
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, Operation>>;
  [part: string]: unknown;
};

const pageText = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../lib/contract/published/${name}.md`, import.meta.url)), 'utf8');

/** The OpenAPI document inside a published page. */
export const publishedPage = (name: string): OpenApi => {
  const yaml = /````yaml [^\n]*\n([\s\S]*?)\n````/.exec(pageText(name))?.[1];
  if (yaml === undefined) {
    throw new Error(`The page ${name} has no OpenAPI block.`);
  }
  return parse(yaml) as OpenApi;
};

export const operationOf = (document: OpenApi, path: string, method: string): Operation => {
  const operation = document.paths[path]?.[method];
  if (!operation) {
    throw new Error(`No ${method} ${path} in the document.`);
  }
  return operation;
};

/** The published pages that have an OpenAPI block, with the operation that each describes. */
export const PUBLISHED_PAGES = [
  ['create-custom-tool', '/v1/custom-tools', 'post'],
  ['list-custom-tools', '/v1/custom-tools', 'get'],
  ['get-custom-tool', '/v1/custom-tools/{id}', 'get'],
] as const;

export const publishedOperation = (page: (typeof PUBLISHED_PAGES)[number][0]): Operation => {
  const [, path = '', method = ''] = PUBLISHED_PAGES.find(([name]) => name === page) ?? [];
  return operationOf(publishedPage(page), path, method);
};

export const bodySchema = (operation: Operation): JsonSchema =>
  operation.requestBody?.content['application/json'].schema ?? {};

export const answerSchema = (operation: Operation, status: number): JsonSchema =>
  operation.responses[status]?.content?.['application/json'].schema ?? {};

const typeOf = (value: unknown): string => {
  if (Array.isArray(value)) {
    return 'array';
  }
  return value === null ? 'null' : typeof value;
};

const mismatchesInObject = (schema: JsonSchema, value: object, path: string): string[] => {
  const { properties = {}, required = [], additionalProperties } = schema;
  const missing = required
    .filter((name) => !Object.hasOwn(value, name))
    .map((name) => `${path}.${name}: missing`);
  const inside = Object.entries(value).flatMap(([name, inner]) => {
    const expected = properties[name] ?? additionalProperties;
    return expected ? mismatches(expected, inner, `${path}.${name}`) : [`${path}.${name}: not published`];
  });
  return [...missing, ...inside];
};

const mismatchesInText = (schema: JsonSchema, value: string, path: string): string[] => [
  ...(schema.enum && !schema.enum.includes(value) ? [`${path}: ${value} is none of ${schema.enum}`] : []),
  ...(schema.pattern && !new RegExp(schema.pattern).test(value) ? [`${path}: pattern`] : []),
];

/** Where an answer is not what the published schema says, unpublished fields included. Empty when it is. */
export const mismatches = (schema: JsonSchema, value: unknown, path = 'answer'): string[] => {
  if (value === null && schema.nullable) {
    return [];
  }
  if (typeOf(value) !== schema.type) {
    return [`${path}: ${typeOf(value)} instead of ${schema.type}`];
  }
  if (Array.isArray(value)) {
    return value.flatMap((inner, index) => mismatches(schema.items ?? {}, inner, `${path}[${index}]`));
  }
  if (typeof value === 'object' && value !== null) {
    return mismatchesInObject(schema, value, path);
  }
  return typeof value === 'string' ? mismatchesInText(schema, value, path) : [];
};

/** Everything that is not marked as an extension of ours. */
export const withoutExtensions = (value: unknown): unknown => {
  if (Array.isArray(value)) {
    return value.filter((inner) => !isExtension(inner)).map(withoutExtensions);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const kept = Object.entries(value).filter(([, inner]) => !isExtension(inner));
  const entries = kept.map(([name, inner]) => [name, withoutExtensions(inner)] as const);
  return Object.fromEntries(entries.filter(([name, inner]) => !(name === 'headers' && isEmpty(inner))));
};

const isExtension = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Reflect.get(value, 'x-extension') === true;

const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;

export type ProseField = { name: string; type: string; text: string };

/** The fields of the body that the PATCH page lists in prose, each with its type and all that is said of it. */
export const publishedPatchFields = (): ProseField[] => {
  const page = pageText('patch-custom-tool');
  const body = page.slice(page.indexOf('\nBody\n'), page.indexOf('\nResponse\n'));
  const starts = [...body.matchAll(/\n(\w+)\n(string|object|boolean|enum<string>)(?=\n)/g)];
  return starts.map((start, index) => ({
    name: start[1] ?? '',
    type: start[2] ?? '',
    text: body.slice(start.index + start[0].length, starts[index + 1]?.index).trim(),
  }));
};

/** What the PATCH page would say of a property in its prose. */
export const inProse = ({
  description = '',
  minLength,
  maxLength,
  pattern,
  enum: values = [],
}: JsonSchema) => {
  const lengths = {
    least: `Minimum string length: ${minLength}`,
    most: `Maximum string length: ${maxLength}`,
  };
  const both = `Required string length: ${minLength} - ${maxLength}`;
  return [
    description.replaceAll('`', ''),
    minLength !== undefined && maxLength !== undefined ? both : '',
    minLength !== undefined && maxLength === undefined ? lengths.least : '',
    minLength === undefined && maxLength !== undefined ? lengths.most : '',
    pattern === undefined ? '' : `Pattern: ${pattern}`,
    ...values.map(String),
  ];
};

/** The request and the answer that the PATCH page shows as examples. */
export const publishedPatchExamples = (): { body: unknown; answer: unknown } => {
  const page = pageText('patch-custom-tool');
  const body = /--data '\n([\s\S]*?)\n'\n/.exec(page)?.[1] ?? '';
  const answer = /\n'\n(\{[\s\S]*?\n\})\n/.exec(page)?.[1] ?? '';
  return { body: JSON.parse(body), answer: JSON.parse(answer) };
};
