import { itemOf } from '@/lib/contract/envelope';
import { succeed } from '@/lib/contract/problem';
import { signInBodySchema, signInSchema } from '@/lib/contract/token';
import { endpoint } from '@/server/routes/endpoint';

const signIn = endpoint({
  method: 'post',
  path: '/v1/sign-in',
  access: 'public',
  extension: true,
  tag: 'tokens',
  operationId: 'signIn',
  summary: 'Sign in with a one-time link',
  description: 'Trades the code of a one-time sign-in link, once, for a write token over all workspaces.',
  body: signInBodySchema,
  answer: { status: 200, description: 'Signed in', schema: itemOf(signInSchema) },
  refusals: ['invalid_request', 'unauthenticated', 'rate_limited'],
  handle: async ({ signIn: service }, { body }) => {
    const traded = await service.trade(body.code);
    return traded.ok ? succeed({ body: { data: traded.value } }) : traded;
  },
});

export const signInEndpoints = [signIn];
