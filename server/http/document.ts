import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { EXTENSION_MARK } from '@/lib/contract/envelope';
import { errorBodySchema, PROBLEM_STATUS, type ProblemCode } from '@/lib/contract/problem';
import { LINES_TYPE } from '@/server/http/answer';
import type { Endpoint } from '@/server/http/endpoint';
import { existingFields } from '@/server/http/extension';

const TAGS = [
  { name: 'meta', description: 'Discovery and API metadata endpoints.' },
  { name: 'workspaces', description: 'Workspaces accessible to the current API token.' },
  {
    name: 'custom_tools',
    description:
      'Custom code tools: user-authored Python/JavaScript functions executed in a sandbox when an agent calls them. Includes a runtimes endpoint describing the entrypoint signature, return shape, and available dependencies per language.',
  },
];
const EXTENSION_TAGS = [
  { name: 'runs', description: 'Runs of custom code tools: drafts, history, health, settings and packages.' },
  { name: 'tokens', description: 'API tokens, and the one-time link that gives the first.' },
];

const BEARER = {
  type: 'http',
  scheme: 'bearer',
  bearerFormat: 'API Token',
  description:
    'Conduit API token. Use `Authorization: Bearer <token>`. Read/write endpoints require a token with write access.',
} as const;

const REFUSAL_DESCRIPTIONS: Record<ProblemCode, string> = {
  invalid_request: 'Invalid request',
  unauthenticated: 'Unauthorized',
  forbidden: 'Forbidden',
  not_found: 'Not found',
  conflict: 'Conflict',
  changed: 'Precondition failed',
  rate_limited: 'Rate limit exceeded',
  internal: 'Internal error',
  unavailable: 'Unavailable',
};

/** Refusals that only an extension can cause, so that they are not of the published contract. */
const EXTENSION_REFUSALS: readonly ProblemCode[] = ['changed', 'unavailable'];

const refusal = (code: ProblemCode) => ({
  description: REFUSAL_DESCRIPTIONS[code],
  content: { 'application/json': { schema: errorBodySchema } },
  ...(EXTENSION_REFUSALS.includes(code) && { [EXTENSION_MARK]: true }),
});

const success = ({ description, schema, etag, lines }: Endpoint<never>['answer'], extensions: boolean) => ({
  description,
  ...(schema && { content: { [lines ? LINES_TYPE : 'application/json']: { schema } } }),
  ...(etag &&
    extensions && {
      headers: {
        ETag: {
          [EXTENSION_MARK]: true,
          description: 'Changes whenever the tool does; goes into `If-Match`.',
          schema: { type: 'string' as const },
        },
      },
    }),
});

const routeOf = (endpoint: Endpoint<never>, extensions: boolean) => {
  const { method, path, operationId, summary, description, tag, answer, body, params } = endpoint;
  const query = existingFields(endpoint.query, extensions);
  const headers = existingFields(endpoint.headers, extensions);
  const refusals = endpoint.refusals.filter((code) => extensions || !EXTENSION_REFUSALS.includes(code));
  return createRoute({
    method,
    path,
    tags: [tag],
    operationId,
    summary,
    description,
    request: {
      ...(params && { params }),
      ...(query && { query }),
      ...(headers && { headers }),
      ...(body && { body: { required: true, content: { 'application/json': { schema: body } } } }),
    },
    responses: {
      [answer.status]: success(answer, extensions),
      ...Object.fromEntries(refusals.map((code) => [PROBLEM_STATUS[code], refusal(code)])),
    },
    security: endpoint.access === 'public' ? [] : [{ bearerAuth: [] }],
    ...(endpoint.extension && { [EXTENSION_MARK]: true }),
  });
};

/**
 * The published pages describe a parameter only inside its schema and leave `additionalProperties: false` unsaid,
 * though unknown fields are refused; the document is written as they are.
 */
const asPublished = (value: unknown): unknown => {
  if (Array.isArray(value)) {
    return value.map(asPublished);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const isParameter = 'in' in value && 'schema' in value;
  const kept = Object.entries(value).filter(
    ([name, inner]) =>
      !(name === 'additionalProperties' && inner === false) && !(isParameter && name === 'description'),
  );
  return Object.fromEntries(kept.map(([name, inner]) => [name, asPublished(inner)]));
};

/** The OpenAPI document of these endpoints. Without extensions it holds what is published and nothing else. */
export const createDocument = (endpoints: readonly Endpoint<never>[], extensions: boolean): unknown => {
  const { openAPIRegistry: registry, getOpenAPIDocument } = new OpenAPIHono();
  for (const endpoint of endpoints) {
    registry.registerPath(routeOf(endpoint, extensions));
  }
  const { paths } = getOpenAPIDocument({ openapi: '3.0.0', info: { title: '', version: '' } });
  return {
    openapi: '3.0.0',
    info: { title: 'Conduit API', version: '1.0.0', description: 'Public API for Conduit.' },
    servers: [{ url: 'https://api.conduit.ai', description: 'Production' }],
    security: [],
    tags: extensions ? [...TAGS, ...EXTENSION_TAGS] : TAGS,
    paths: asPublished(paths),
    components: { securitySchemes: { bearerAuth: BEARER } },
  };
};
