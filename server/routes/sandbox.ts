import { z } from 'zod';
import { itemOf } from '@/lib/contract/envelope';
import { succeed } from '@/lib/contract/problem';
import { cataloguePackageSchema, sandboxStatusSchema } from '@/lib/contract/run';
import { endpoint } from '@/server/routes/endpoint';

const tag = 'runs';

const getSandbox = endpoint({
  method: 'get',
  path: '/v1/sandbox',
  access: 'read',
  extension: true,
  tag,
  operationId: 'getSandbox',
  summary: 'Whether tools can run here',
  description:
    'Returns whether the sandbox works, and if not, why and what mends it; whether tools reach the internet, and how many run at once.',
  answer: { status: 200, description: 'The sandbox', schema: itemOf(sandboxStatusSchema) },
  refusals: ['invalid_request', 'unauthenticated', 'rate_limited'],
  handle: async ({ sandbox }) => succeed({ body: { data: sandbox.status() } }),
});

const listPackages = endpoint({
  method: 'get',
  path: '/v1/packages',
  access: 'read',
  extension: true,
  tag,
  operationId: 'listPackages',
  summary: 'List packages',
  description: 'Returns the curated Python packages that install themselves on first import.',
  answer: {
    status: 200,
    description: 'The catalogue',
    schema: z.strictObject({ data: z.array(cataloguePackageSchema) }),
  },
  refusals: ['invalid_request', 'unauthenticated', 'rate_limited'],
  handle: async ({ packages }) => succeed({ body: { data: packages.catalogue() } }),
});

export const sandboxEndpoints = [getSandbox, listPackages];
