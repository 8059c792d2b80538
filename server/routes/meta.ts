import { itemOf } from '@/lib/contract/envelope';
import { EXTENSIONS, metaSchema } from '@/lib/contract/meta';
import { succeed } from '@/lib/contract/problem';
import packageJson from '@/package.json';
import { endpoint } from '@/server/routes/endpoint';

const getMeta = endpoint({
  method: 'get',
  path: '/v1/meta',
  access: 'read',
  extension: true,
  tag: 'meta',
  operationId: 'getMeta',
  summary: 'What this API can do',
  description: 'Names the service and the extensions that it offers beyond the published contract.',
  answer: { status: 200, description: 'Service and extensions', schema: itemOf(metaSchema) },
  refusals: ['invalid_request', 'unauthenticated', 'rate_limited'],
  handle: async () =>
    succeed({
      body: { data: { service: 'Toolroom', version: packageJson.version, extensions: [...EXTENSIONS] } },
    }),
});

export const metaEndpoints = [getMeta];
