import type { Context } from 'hono';
import { z } from 'zod';
import { type Outcome, succeed } from '@/lib/contract/problem';
import { readJsonBody } from '@/server/http/body';
import { refuseHostileContent } from '@/server/http/content';
import type { Endpoint, Inputs } from '@/server/http/endpoint';
import { existingFields } from '@/server/http/extension';
import { readQuery } from '@/server/http/query';
import { validate } from '@/server/http/validation';

/** A request whose parts were read but not yet held against their schemas. */
export type RawRequest = {
  params: Record<string, string>;
  query: Record<string, string>;
  headers: Record<string, string>;
  body: unknown;
};

type Part = keyof RawRequest;
export type PartSchemas = Record<Part, z.ZodType | undefined>;

const PARTS: readonly Part[] = ['params', 'query', 'headers', 'body'];
const noFieldsSchema = z.strictObject({});
const NO_FIELDS = {};

/** The schemas of an endpoint's parts as they are in this mode. Every endpoint refuses query fields it does not know. */
export const partSchemas = <Services>(endpoint: Endpoint<Services>, extensions: boolean): PartSchemas => ({
  params: endpoint.params,
  query: existingFields(endpoint.query ?? noFieldsSchema, extensions),
  headers: existingFields(endpoint.headers, extensions),
  body: endpoint.body,
});

export const readRawRequest = async (
  context: Context,
  schemas: PartSchemas,
): Promise<Outcome<RawRequest>> => {
  const params = context.req.param();
  const query = refuseHostileContent(params) ?? readQuery(context.req.url);
  if (!query.ok) {
    return query;
  }
  const headers = schemas.headers ? context.req.header() : NO_FIELDS;
  const body = schemas.body ? await readJsonBody(context.req.raw) : succeed(undefined);
  return body.ok ? succeed({ params, query: query.value, headers, body: body.value }) : body;
};

/** The workspace that a request names, if it does: read before validation, because it says who may and who pays. */
export const namedWorkspace = (
  raw: RawRequest,
  workspaceIn: 'query' | 'body' | 'path' | undefined,
): string | null => {
  switch (workspaceIn) {
    case 'query':
      return raw.query.workspace_id ?? null;
    case 'path':
      return raw.params.id ?? null;
    case 'body': {
      const { body } = raw;
      const id: unknown =
        typeof body === 'object' && body !== null ? Reflect.get(body, 'workspace_id') : undefined;
      return typeof id === 'string' ? id : null;
    }
    default:
      return null;
  }
};

/** Every part by its schema; what has no schema is not looked at. */
export const readInputs = <Services>(
  raw: RawRequest,
  schemas: PartSchemas,
  endpoint: Endpoint<Services>,
): Outcome<Inputs> => {
  const inputs: Inputs = { params: NO_FIELDS, query: NO_FIELDS, headers: NO_FIELDS, body: NO_FIELDS };
  for (const part of PARTS) {
    const schema = schemas[part];
    if (schema) {
      const read = validate(schema, raw[part], endpoint.explanations);
      if (!read.ok) {
        return read;
      }
      inputs[part] = read.value;
    }
  }
  return succeed(inputs);
};
