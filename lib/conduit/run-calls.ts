import { z } from 'zod';
import { mapped, path } from '@/lib/conduit/calls';
import { requestStream } from '@/lib/conduit/event-stream';
import { readItem, readRunAnswerSchema } from '@/lib/conduit/liberal';
import { type Answer, request, type Transport } from '@/lib/conduit/request';
import { itemOf } from '@/lib/contract/envelope';
import {
  cataloguePackageSchema,
  type ListRunsQuery,
  type RunDraftBody,
  type RunToolBody,
  runEventSchema,
  runPageSchema,
  runSchema,
  sandboxStatusSchema,
  type ToolRunSettings,
  toolHealthSchema,
  toolRunSettingsSchema,
  type WorkspaceRunSettings,
  workspaceRunSettingsSchema,
} from '@/lib/contract/run';

/** A run of a minute, its packages, and its turn in the queue. */
const RUN_TIMEOUT_MS = 150_000;

const listOf = <Item extends z.ZodType>(item: Item) => z.object({ data: z.array(item) });

export const runs = (transport: Transport) => ({
  /** Published: runs the saved version. Waits for its end; ending the call early does not promise to end the run. */
  runTool: async (id: string, body: RunToolBody, signal: AbortSignal) =>
    mapped(
      await request(transport, {
        method: 'POST',
        path: path`/v1/custom-tools/${id}/run`,
        body,
        schema: readItem(readRunAnswerSchema),
        exact: true,
        timeoutMs: RUN_TIMEOUT_MS,
        signal,
      }),
      ({ body: answer }) => answer.data,
    ),

  /** Extension `runs`: code as it stands, saved or not. Aborting the signal cancels the run. */
  runDraft: (body: RunDraftBody, signal: AbortSignal) =>
    requestStream(transport, { path: '/v1/runs', body, schema: runEventSchema, signal }),

  /** Extension `runs`. */
  listRuns: async (query: Omit<ListRunsQuery, 'limit'> & { limit?: number }) =>
    mapped(
      await request(transport, { method: 'GET', path: '/v1/runs', query, schema: runPageSchema }),
      ({ body }) => body,
    ),

  /** Extension `runs`. */
  getRun: async (id: string) =>
    mapped(
      await request(transport, {
        method: 'GET',
        path: path`/v1/runs/${id}`,
        schema: itemOf(runSchema),
        exact: true,
      }),
      ({ body }) => body.data,
    ),

  /** Extension `runs`. Not found: it is over already. */
  cancelRun: async (id: string): Promise<Answer<null>> =>
    mapped(
      await request(transport, { method: 'POST', path: path`/v1/runs/${id}/cancel`, schema: null }),
      () => null,
    ),

  /** Extension `runs`. At most 100 ids. */
  toolHealth: async (workspaceId: string, ids: readonly string[]) =>
    mapped(
      await request(transport, {
        method: 'GET',
        path: '/v1/custom-tools/health',
        query: { workspace_id: workspaceId, ids: ids.join(',') },
        schema: listOf(toolHealthSchema),
      }),
      ({ body }) => body.data,
    ),
});

/** Extension `runs`. */
export const runSettings = (transport: Transport) => ({
  toolRunSettings: async (id: string) =>
    mapped(
      await request(transport, {
        method: 'GET',
        path: path`/v1/custom-tools/${id}/run-settings`,
        schema: itemOf(toolRunSettingsSchema),
      }),
      ({ body }) => body.data,
    ),

  changeToolRunSettings: async (id: string, settings: ToolRunSettings) =>
    mapped(
      await request(transport, {
        method: 'PATCH',
        path: path`/v1/custom-tools/${id}/run-settings`,
        body: settings,
        schema: itemOf(toolRunSettingsSchema),
      }),
      ({ body }) => body.data,
    ),

  workspaceRunSettings: async (id: string) =>
    mapped(
      await request(transport, {
        method: 'GET',
        path: path`/v1/workspaces/${id}/run-settings`,
        schema: itemOf(workspaceRunSettingsSchema),
      }),
      ({ body }) => body.data,
    ),

  changeWorkspaceRunSettings: async (id: string, settings: WorkspaceRunSettings) =>
    mapped(
      await request(transport, {
        method: 'PATCH',
        path: path`/v1/workspaces/${id}/run-settings`,
        body: settings,
        schema: itemOf(workspaceRunSettingsSchema),
      }),
      ({ body }) => body.data,
    ),
});

/** Extension `runs`. */
export const sandbox = (transport: Transport) => ({
  sandboxStatus: async () =>
    mapped(
      await request(transport, { method: 'GET', path: '/v1/sandbox', schema: itemOf(sandboxStatusSchema) }),
      ({ body }) => body.data,
    ),
});

/** Extension `packages`. */
export const packages = (transport: Transport) => ({
  listPackages: async () =>
    mapped(
      await request(transport, {
        method: 'GET',
        path: '/v1/packages',
        schema: listOf(cataloguePackageSchema),
      }),
      ({ body }) => body.data,
    ),
});
