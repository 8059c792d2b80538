import { succeed } from '@/lib/contract/problem';
import { runtimesBodySchema } from '@/lib/contract/runtime';
import { endpoint } from '@/server/routes/endpoint';

const listRuntimes = endpoint({
  method: 'get',
  path: '/v1/custom-tools/runtimes',
  access: 'read',
  extension: false,
  tag: 'custom_tools',
  operationId: 'listCustomToolRuntimes',
  summary: 'List custom tool runtimes',
  description:
    'Returns, per language, the entrypoint signature, the return contract, a starter template, the built-in modules and the packages that can be imported, as the runtimes themselves report them.',
  answer: { status: 200, description: 'Custom tool runtimes', schema: runtimesBodySchema },
  refusals: ['invalid_request', 'unauthenticated', 'rate_limited'],
  handle: async ({ runtimes }) => succeed({ body: { data: await runtimes.list() } }),
});

export const runtimeEndpoints = [listRuntimes];
