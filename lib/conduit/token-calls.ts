import { z } from 'zod';
import { mapped, path } from '@/lib/conduit/calls';
import { type Answer, request, type Transport } from '@/lib/conduit/request';
import { itemOf } from '@/lib/contract/envelope';
import { type CreateTokenBody, createdTokenSchema, signInSchema, tokenSchema } from '@/lib/contract/token';

/** Extensions `tokens` and `sign-in`. */
export const tokens = (transport: Transport) => ({
  currentToken: async () =>
    mapped(
      await request(transport, { method: 'GET', path: '/v1/tokens/current', schema: itemOf(tokenSchema) }),
      ({ body }) => body.data,
    ),

  listTokens: async () =>
    mapped(
      await request(transport, {
        method: 'GET',
        path: '/v1/tokens',
        schema: z.object({ data: z.array(tokenSchema) }),
      }),
      ({ body }) => body.data,
    ),

  createToken: async (body: CreateTokenBody) =>
    mapped(
      await request(transport, {
        method: 'POST',
        path: '/v1/tokens',
        body,
        schema: itemOf(createdTokenSchema),
      }),
      ({ body: created }) => created.data,
    ),

  deleteToken: async (id: string): Promise<Answer<null>> =>
    mapped(
      await request(transport, { method: 'DELETE', path: path`/v1/tokens/${id}`, schema: null }),
      () => null,
    ),

  signIn: async (code: string) =>
    mapped(
      await request(transport, {
        method: 'POST',
        path: '/v1/sign-in',
        body: { code },
        schema: itemOf(signInSchema),
      }),
      ({ body }) => body.data.secret,
    ),
});
