import { z } from 'zod';
import { itemOf } from '@/lib/contract/envelope';
import { type Outcome, succeed } from '@/lib/contract/problem';
import {
  countToolsQuerySchema,
  createToolBodySchema,
  ifMatchHeadersSchema,
  listToolsQuerySchema,
  patchToolBodySchema,
  type Tool,
  toolBodySchema,
  toolCountSchema,
  toolIdSchema,
  toolPageSchema,
  workspaceOverrideQuerySchema,
} from '@/lib/contract/tool';
import type { Reply } from '@/server/http/endpoint';
import { endpoint } from '@/server/routes/endpoint';
import { explainToolName } from '@/server/services/tool-name';
import type { ReadTool } from '@/server/services/tools';

const tag = 'custom_tools';
const params = z.strictObject({ id: toolIdSchema });

const taggedTool = (read: Outcome<ReadTool>): Outcome<Reply<{ data: Tool }>> =>
  read.ok ? succeed({ body: { data: read.value.tool }, etag: read.value.etag }) : read;

const listTools = endpoint({
  method: 'get',
  path: '/v1/custom-tools',
  access: 'read',
  extension: false,
  tag,
  operationId: 'listCustomTools',
  summary: 'List custom code tools',
  description: 'Returns cursor-paginated custom code tools for a workspace.',
  workspaceIn: 'query',
  query: listToolsQuerySchema,
  answer: { status: 200, description: 'Workspace custom tools', schema: toolPageSchema },
  refusals: ['invalid_request', 'unauthenticated', 'forbidden', 'rate_limited'],
  handle: async ({ toolList }, { query }) => {
    const page = await toolList.list(query);
    return page.ok ? succeed({ body: page.value }) : page;
  },
});

const countTools = endpoint({
  method: 'get',
  path: '/v1/custom-tools/count',
  access: 'read',
  extension: true,
  tag,
  operationId: 'countCustomTools',
  summary: 'Count custom code tools',
  description: 'Counts the custom code tools of a workspace that match the filters.',
  workspaceIn: 'query',
  query: countToolsQuerySchema,
  answer: { status: 200, description: 'How many there are', schema: itemOf(toolCountSchema) },
  refusals: ['invalid_request', 'unauthenticated', 'forbidden', 'rate_limited'],
  handle: async ({ toolList }, { query }) =>
    succeed({ body: { data: { count: await toolList.count(query) } } }),
});

const createTool = endpoint({
  method: 'post',
  path: '/v1/custom-tools',
  access: 'write',
  extension: false,
  tag,
  operationId: 'createCustomTool',
  summary: 'Create custom tool',
  description:
    'Creates a custom code tool. Requires a token with write access. See GET /v1/custom-tools/runtimes for the code contract.',
  workspaceIn: 'body',
  body: createToolBodySchema,
  explanations: { name: explainToolName },
  answer: { status: 201, description: 'Custom tool created', schema: toolBodySchema, etag: true },
  refusals: ['invalid_request', 'unauthenticated', 'forbidden', 'conflict', 'rate_limited'],
  handle: async ({ tools }, { caller, body }) => taggedTool(await tools.create(caller, body)),
});

const getTool = endpoint({
  method: 'get',
  path: '/v1/custom-tools/{id}',
  access: 'read',
  extension: false,
  tag,
  operationId: 'getCustomTool',
  summary: 'Get custom tool by id',
  description: 'Returns a single custom code tool, including its source code and parameter schema.',
  workspaceIn: 'query',
  params,
  query: workspaceOverrideQuerySchema,
  answer: { status: 200, description: 'Custom tool', schema: toolBodySchema, etag: true },
  refusals: ['invalid_request', 'unauthenticated', 'forbidden', 'not_found', 'rate_limited'],
  handle: async ({ tools }, { caller, params: { id }, query }) =>
    taggedTool(await tools.get(caller, { id, workspaceId: query.workspace_id })),
});

const patchTool = endpoint({
  method: 'patch',
  path: '/v1/custom-tools/{id}',
  access: 'write',
  extension: false,
  tag,
  operationId: 'patchCustomTool',
  summary: 'Patch custom tool',
  description:
    "Patches a custom code tool. Only supplied fields are changed. Changing code bumps the tool's version.",
  workspaceIn: 'query',
  params,
  query: workspaceOverrideQuerySchema,
  headers: ifMatchHeadersSchema,
  body: patchToolBodySchema,
  explanations: { name: explainToolName },
  answer: { status: 200, description: 'Custom tool updated', schema: toolBodySchema, etag: true },
  refusals: [
    'invalid_request',
    'unauthenticated',
    'forbidden',
    'not_found',
    'conflict',
    'changed',
    'rate_limited',
  ],
  handle: async ({ tools }, { caller, params: { id }, query, headers, body }) => {
    const address = { id, workspaceId: query.workspace_id };
    return taggedTool(await tools.patch(caller, address, body, headers['if-match']));
  },
});

const deleteTool = endpoint({
  method: 'delete',
  path: '/v1/custom-tools/{id}',
  access: 'write',
  extension: false,
  tag,
  operationId: 'deleteCustomTool',
  summary: 'Delete custom tool',
  description: 'Removes a custom code tool and its access-control rows. Requires a token with write access.',
  workspaceIn: 'query',
  params,
  query: workspaceOverrideQuerySchema,
  headers: ifMatchHeadersSchema,
  answer: { status: 204, description: 'Custom tool deleted', schema: null },
  refusals: ['invalid_request', 'unauthenticated', 'forbidden', 'not_found', 'changed', 'rate_limited'],
  handle: async ({ tools }, { caller, params: { id }, query, headers }) =>
    tools.remove(caller, { id, workspaceId: query.workspace_id }, headers['if-match']),
});

export const customToolEndpoints = [listTools, countTools, createTool, getTool, patchTool, deleteTool];
