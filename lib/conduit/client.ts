import { mapped, path } from '@/lib/conduit/calls';
import {
  readItem,
  readList,
  readMetaSchema,
  readPage,
  readRuntimeSchema,
  readToolSchema,
  readWorkspaceSchema,
} from '@/lib/conduit/liberal';
import { type Answer, request, type Transport } from '@/lib/conduit/request';
import { etagOf, revisionOf } from '@/lib/conduit/revision';
import { packages, runSettings, runs, sandbox } from '@/lib/conduit/run-calls';
import { tokens } from '@/lib/conduit/token-calls';
import { itemOf } from '@/lib/contract/envelope';
import type { RuntimeInfo } from '@/lib/contract/runtime';
import type { ToolSnapshot } from '@/lib/contract/snapshot';
import type { CreateToolBody, ListToolsQuery, PatchToolBody, ToolFilter } from '@/lib/contract/tool';
import { toolCountSchema } from '@/lib/contract/tool';
import { workspaceSchema } from '@/lib/contract/workspace';

/** Without a revision, or with one the API gave no tag for, the write is unconditional. */
const ifMatch = (revision: string | null) => {
  const etag = revision === null ? null : etagOf(revision);
  return etag === null ? {} : { headers: { 'if-match': etag } };
};

const snapshot = (answer: Awaited<ReturnType<typeof readTool>>): Answer<ToolSnapshot> =>
  mapped(answer, ({ body, headers }) => ({
    tool: body.data,
    revision: revisionOf(body.data, headers.get('etag')),
  }));

const readTool = (transport: Transport, id: string) =>
  request(transport, { method: 'GET', path: path`/v1/custom-tools/${id}`, schema: readItem(readToolSchema) });

const customTools = (transport: Transport) => ({
  listTools: async (query: Omit<ListToolsQuery, 'limit'> & { limit?: number }) =>
    mapped(
      await request(transport, {
        method: 'GET',
        path: '/v1/custom-tools',
        query,
        schema: readPage(readToolSchema),
      }),
      ({ body }) => body,
    ),

  /** Extension `list-filters`. */
  countTools: async (query: ToolFilter & { workspace_id: string }) =>
    mapped(
      await request(transport, {
        method: 'GET',
        path: '/v1/custom-tools/count',
        query,
        schema: itemOf(toolCountSchema),
      }),
      ({ body }) => body.data.count,
    ),

  getTool: async (id: string) => snapshot(await readTool(transport, id)),

  createTool: async (body: CreateToolBody) =>
    snapshot(
      await request(transport, {
        method: 'POST',
        path: '/v1/custom-tools',
        body,
        schema: readItem(readToolSchema),
      }),
    ),

  patchTool: async (id: string, body: PatchToolBody, revision: string | null) =>
    snapshot(
      await request(transport, {
        method: 'PATCH',
        path: path`/v1/custom-tools/${id}`,
        body,
        schema: readItem(readToolSchema),
        ...ifMatch(revision),
      }),
    ),

  deleteTool: async (id: string, revision: string | null): Promise<Answer<null>> =>
    mapped(
      await request(transport, {
        method: 'DELETE',
        path: path`/v1/custom-tools/${id}`,
        schema: null,
        ...ifMatch(revision),
      }),
      () => null,
    ),

  listRuntimes: async () =>
    mapped(
      await request(transport, {
        method: 'GET',
        path: '/v1/custom-tools/runtimes',
        schema: readList(readRuntimeSchema),
      }),
      ({ body }): RuntimeInfo[] => body.data,
    ),
});

const workspaces = (transport: Transport) => ({
  listWorkspaces: async (cursor?: string) =>
    mapped(
      await request(transport, {
        method: 'GET',
        path: '/v1/workspaces',
        query: { limit: 100, cursor },
        schema: readPage(readWorkspaceSchema),
      }),
      ({ body }) => body,
    ),

  /** Extension `workspaces`. */
  createWorkspace: async (name: string) =>
    mapped(
      await request(transport, {
        method: 'POST',
        path: '/v1/workspaces',
        body: { name },
        schema: itemOf(workspaceSchema),
      }),
      ({ body }) => body.data,
    ),

  /** Extension `workspaces`. */
  renameWorkspace: async (id: string, name: string) =>
    mapped(
      await request(transport, {
        method: 'PATCH',
        path: path`/v1/workspaces/${id}`,
        body: { name },
        schema: itemOf(workspaceSchema),
      }),
      ({ body }) => body.data,
    ),
});

/** What the API behind can do beyond the published contract. Hosted Conduit answers 404: nothing. */
const meta = (transport: Transport) => ({
  getMeta: async () => {
    const answer = await request(transport, {
      method: 'GET',
      path: '/v1/meta',
      schema: readItem(readMetaSchema),
    });
    if (!answer.ok && answer.problem.code === 'not_found') {
      return { ok: true, value: { service: '', version: '', extensions: [] } } satisfies Answer<unknown>;
    }
    return mapped(answer, ({ body }) => body.data);
  },
});

/** The one door to the Conduit API, hosted or embedded. Every answer is parsed; every failure is a value. */
export const createConduitClient = (transport: Transport) => ({
  ...customTools(transport),
  ...workspaces(transport),
  ...tokens(transport),
  ...runs(transport),
  ...runSettings(transport),
  ...sandbox(transport),
  ...packages(transport),
  ...meta(transport),
});

export type ConduitClient = ReturnType<typeof createConduitClient>;
