import { z } from 'zod';
import { itemOf } from '@/lib/contract/envelope';
import { succeed } from '@/lib/contract/problem';
import {
  toolHealthQuerySchema,
  toolHealthSchema,
  toolRunSettingsSchema,
  workspaceRunSettingsSchema,
} from '@/lib/contract/run';
import { toolIdSchema, workspaceOverrideQuerySchema } from '@/lib/contract/tool';
import { endpoint } from '@/server/routes/endpoint';

const tag = 'runs';
const toolParams = z.strictObject({ id: toolIdSchema });
const workspaceParams = z.strictObject({ id: z.string().meta({ description: 'Workspace id.' }) });

const toolHealth = endpoint({
  method: 'get',
  path: '/v1/custom-tools/health',
  access: 'read',
  extension: true,
  tag,
  operationId: 'getCustomToolHealth',
  summary: 'How tools do',
  description:
    'Returns, for each of up to 100 tools, how its last run ended and how many of its last twenty failed. Drafts do not count.',
  workspaceIn: 'query',
  query: toolHealthQuerySchema,
  answer: {
    status: 200,
    description: 'Health of each tool',
    schema: z.strictObject({ data: z.array(toolHealthSchema) }),
  },
  refusals: ['invalid_request', 'unauthenticated', 'forbidden', 'rate_limited'],
  handle: async ({ runList }, { query }) =>
    succeed({ body: { data: await runList.health(query.workspace_id, query.ids) } }),
});

const getToolRunSettings = endpoint({
  method: 'get',
  path: '/v1/custom-tools/{id}/run-settings',
  access: 'read',
  extension: true,
  tag,
  operationId: 'getCustomToolRunSettings',
  summary: 'Get run settings of a tool',
  description: 'Returns how long a run of this tool may take.',
  workspaceIn: 'query',
  params: toolParams,
  query: workspaceOverrideQuerySchema,
  answer: { status: 200, description: 'Run settings', schema: itemOf(toolRunSettingsSchema) },
  refusals: ['invalid_request', 'unauthenticated', 'forbidden', 'not_found', 'rate_limited'],
  handle: async ({ runSettings }, { caller, params: { id }, query }) => {
    const settings = await runSettings.ofTool(caller, { id, workspaceId: query.workspace_id });
    return settings.ok ? succeed({ body: { data: settings.value } }) : settings;
  },
});

const patchToolRunSettings = endpoint({
  method: 'patch',
  path: '/v1/custom-tools/{id}/run-settings',
  access: 'write',
  extension: true,
  tag,
  operationId: 'patchCustomToolRunSettings',
  summary: 'Change run settings of a tool',
  description:
    'Changes how long a run of this tool may take. The tool itself does not change. Requires a token with write access.',
  workspaceIn: 'query',
  params: toolParams,
  query: workspaceOverrideQuerySchema,
  body: toolRunSettingsSchema,
  answer: { status: 200, description: 'Run settings changed', schema: itemOf(toolRunSettingsSchema) },
  refusals: ['invalid_request', 'unauthenticated', 'forbidden', 'not_found', 'rate_limited'],
  handle: async ({ runSettings }, { caller, params: { id }, query, body }) => {
    const address = { id, workspaceId: query.workspace_id };
    const changed = await runSettings.changeTool(caller, address, body);
    return changed.ok ? succeed({ body: { data: changed.value } }) : changed;
  },
});

const getWorkspaceRunSettings = endpoint({
  method: 'get',
  path: '/v1/workspaces/{id}/run-settings',
  access: 'read',
  extension: true,
  tag,
  operationId: 'getWorkspaceRunSettings',
  summary: 'Get run settings of a workspace',
  description: 'Returns for how many days this workspace keeps its runs.',
  workspaceIn: 'path',
  params: workspaceParams,
  answer: { status: 200, description: 'Run settings', schema: itemOf(workspaceRunSettingsSchema) },
  refusals: ['invalid_request', 'unauthenticated', 'forbidden', 'rate_limited'],
  handle: async ({ runSettings }, { params: { id } }) =>
    succeed({ body: { data: await runSettings.ofWorkspace(id) } }),
});

const patchWorkspaceRunSettings = endpoint({
  method: 'patch',
  path: '/v1/workspaces/{id}/run-settings',
  access: 'write',
  extension: true,
  tag,
  operationId: 'patchWorkspaceRunSettings',
  summary: 'Change run settings of a workspace',
  description:
    'Changes for how many days this workspace keeps its runs. Older ones are deleted within the hour. Requires a token with write access.',
  workspaceIn: 'path',
  params: workspaceParams,
  body: workspaceRunSettingsSchema,
  answer: { status: 200, description: 'Run settings changed', schema: itemOf(workspaceRunSettingsSchema) },
  refusals: ['invalid_request', 'unauthenticated', 'forbidden', 'rate_limited'],
  handle: async ({ runSettings }, { params: { id }, body }) =>
    succeed({ body: { data: await runSettings.changeWorkspace(id, body) } }),
});

export const runSettingsEndpoints = [
  toolHealth,
  getToolRunSettings,
  patchToolRunSettings,
  getWorkspaceRunSettings,
  patchWorkspaceRunSettings,
];
