import { z } from 'zod';
import { itemOf, pageOf, pageQuerySchema } from '@/lib/contract/envelope';
import { succeed } from '@/lib/contract/problem';
import { workspaceBodySchema, workspaceSchema } from '@/lib/contract/workspace';
import { endpoint } from '@/server/routes/endpoint';

const tag = 'workspaces';
const workspaceAnswer = itemOf(workspaceSchema);

const listWorkspaces = endpoint({
  method: 'get',
  path: '/v1/workspaces',
  access: 'read',
  extension: false,
  tag,
  operationId: 'listWorkspaces',
  summary: 'List workspaces',
  description: 'Returns the cursor-paginated workspaces that the token covers, oldest first.',
  query: pageQuerySchema,
  answer: { status: 200, description: 'Workspaces of the token', schema: pageOf(workspaceSchema) },
  refusals: ['invalid_request', 'unauthenticated', 'rate_limited'],
  handle: async ({ workspaces }, { caller, query }) => {
    const page = await workspaces.list(caller, query);
    return page.ok ? succeed({ body: page.value }) : page;
  },
});

const createWorkspace = endpoint({
  method: 'post',
  path: '/v1/workspaces',
  access: 'write',
  extension: true,
  tag,
  operationId: 'createWorkspace',
  summary: 'Create workspace',
  description: 'Creates a workspace. The token that creates it covers it.',
  body: workspaceBodySchema,
  answer: { status: 201, description: 'Workspace created', schema: workspaceAnswer },
  refusals: ['invalid_request', 'unauthenticated', 'forbidden', 'rate_limited'],
  handle: async ({ workspaces }, { caller, body }) =>
    succeed({ body: { data: await workspaces.create(caller, body.name) } }),
});

const renameWorkspace = endpoint({
  method: 'patch',
  path: '/v1/workspaces/{id}',
  access: 'write',
  extension: true,
  tag,
  operationId: 'renameWorkspace',
  summary: 'Rename workspace',
  description: 'Renames a workspace that the token covers.',
  workspaceIn: 'path',
  params: z.strictObject({ id: z.string().meta({ description: 'Workspace id.' }) }),
  body: workspaceBodySchema,
  answer: { status: 200, description: 'Workspace renamed', schema: workspaceAnswer },
  refusals: ['invalid_request', 'unauthenticated', 'forbidden', 'rate_limited'],
  handle: async ({ workspaces }, { params: { id }, body }) => {
    const renamed = await workspaces.rename(id, body.name);
    return renamed.ok ? succeed({ body: { data: renamed.value } }) : renamed;
  },
});

export const workspaceEndpoints = [listWorkspaces, createWorkspace, renameWorkspace];
