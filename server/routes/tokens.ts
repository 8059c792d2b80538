import { z } from 'zod';
import { itemOf } from '@/lib/contract/envelope';
import { succeed } from '@/lib/contract/problem';
import { createdTokenSchema, createTokenBodySchema, tokenSchema } from '@/lib/contract/token';
import { endpoint } from '@/server/routes/endpoint';

const tag = 'tokens';

const listTokens = endpoint({
  method: 'get',
  path: '/v1/tokens',
  access: 'write',
  extension: true,
  tag,
  operationId: 'listTokens',
  summary: 'List tokens',
  description:
    'Returns the tokens whose workspaces this token covers entirely, newest first. Requires a token with write access.',
  answer: { status: 200, description: 'Tokens', schema: z.strictObject({ data: z.array(tokenSchema) }) },
  refusals: ['invalid_request', 'unauthenticated', 'forbidden', 'rate_limited'],
  handle: async ({ tokens }, { caller }) => succeed({ body: { data: await tokens.list(caller) } }),
});

const currentToken = endpoint({
  method: 'get',
  path: '/v1/tokens/current',
  access: 'read',
  extension: true,
  tag,
  operationId: 'getCurrentToken',
  summary: 'Get the token in use',
  description: 'Describes the token that makes this request.',
  answer: { status: 200, description: 'The token in use', schema: itemOf(tokenSchema) },
  refusals: ['invalid_request', 'unauthenticated', 'rate_limited'],
  handle: async ({ tokens }, { caller }) => {
    const current = await tokens.current(caller);
    return current.ok ? succeed({ body: { data: current.value } }) : current;
  },
});

const createToken = endpoint({
  method: 'post',
  path: '/v1/tokens',
  access: 'write',
  extension: true,
  tag,
  operationId: 'createToken',
  summary: 'Create token',
  description:
    'Creates a token within what this token covers. The secret is in this answer only and cannot be read again.',
  body: createTokenBodySchema,
  answer: { status: 201, description: 'Token created', schema: itemOf(createdTokenSchema) },
  refusals: ['invalid_request', 'unauthenticated', 'forbidden', 'rate_limited'],
  handle: async ({ tokens }, { caller, body }) => {
    const created = await tokens.create(caller, body);
    return created.ok ? succeed({ body: { data: created.value } }) : created;
  },
});

const revokeToken = endpoint({
  method: 'delete',
  path: '/v1/tokens/{id}',
  access: 'write',
  extension: true,
  tag,
  operationId: 'revokeToken',
  summary: 'Revoke token',
  description: 'Ends a token whose workspaces this token covers entirely. A token may end itself.',
  params: z.strictObject({ id: z.string().meta({ description: 'Token id.' }) }),
  answer: { status: 204, description: 'Token revoked', schema: null },
  refusals: ['invalid_request', 'unauthenticated', 'forbidden', 'not_found', 'rate_limited'],
  handle: async ({ tokens }, { caller, params: { id } }) => tokens.revoke(caller, id),
});

export const tokenEndpoints = [listTokens, currentToken, createToken, revokeToken];
