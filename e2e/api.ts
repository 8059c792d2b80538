import type { z } from 'zod';
import { itemOf, pageOf } from '@/lib/contract/envelope';
import { errorBodySchema } from '@/lib/contract/problem';
import { runtimesBodySchema } from '@/lib/contract/runtime';
import { type CreatedToken, createdTokenSchema, type Scope } from '@/lib/contract/token';
import {
  type CreateToolBody,
  type PatchToolBody,
  type Tool,
  toolBodySchema,
  toolPageSchema,
} from '@/lib/contract/tool';
import { type Workspace, workspaceSchema } from '@/lib/contract/workspace';

type Target = { apiUrl: string; token: string };
type Answer = { status: number; headers: Headers; json: unknown };

const AT_ONCE = 16;
const PAGE = 100;

export const PYTHON_CODE = ['def main(**params):', '    return {"message": "hello"}', ''].join('\n');
export const JAVASCRIPT_CODE = [
  'async function main(params) {',
  "  return { message: 'hello' };",
  '}',
  '',
].join('\n');

/** One request as any SDK would make it; whatever the API answers comes back as it is. */
export const call = async (
  { apiUrl, token }: Target,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer> => {
  const response = await fetch(`${apiUrl}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, json: text === '' ? null : JSON.parse(text) };
};

/** Demands the status, and the very shape the contract gives the answer. */
const read = <Schema extends z.ZodType>(answer: Answer, status: number, schema: Schema): z.output<Schema> => {
  if (answer.status !== status) {
    throw new Error(`Expected ${status}, the API answered ${answer.status}: ${JSON.stringify(answer.json)}`);
  }
  return schema.parse(answer.json);
};

const inTurns = async <Item>(items: readonly Item[], act: (item: Item) => Promise<unknown>) => {
  const left = [...items];
  const work = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) {
      await act(item);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
};

const tools = (target: Target, workspaceId: string) => {
  const createTool = async (given: Partial<CreateToolBody> & { name: string }): Promise<Tool> => {
    const language = given.language ?? 'python';
    const body: CreateToolBody = {
      workspace_id: workspaceId,
      language,
      code: language === 'python' ? PYTHON_CODE : JAVASCRIPT_CODE,
      ...given,
    };
    return read(await call(target, 'POST', '/v1/custom-tools', body), 201, toolBodySchema).data;
  };
  const listTools = async (): Promise<Tool[]> => {
    const found: Tool[] = [];
    let cursor: string | null = null;
    do {
      const query = new URLSearchParams({ workspace_id: workspaceId, limit: String(PAGE) });
      if (cursor !== null) {
        query.set('cursor', cursor);
      }
      const page: z.output<typeof toolPageSchema> = read(
        await call(target, 'GET', `/v1/custom-tools?${query}`),
        200,
        toolPageSchema,
      );
      found.push(...page.data);
      cursor = page.next_cursor;
    } while (cursor !== null);
    return found;
  };
  const deleteTool = async (id: string) => {
    const { status } = await call(target, 'DELETE', `/v1/custom-tools/${id}`);
    if (status !== 204 && status !== 404) {
      throw new Error(`Deleting ${id} answered ${status}`);
    }
  };
  return {
    createTool,
    listTools,
    deleteTool,
    getTool: async (id: string): Promise<Tool> =>
      read(await call(target, 'GET', `/v1/custom-tools/${id}`), 200, toolBodySchema).data,
    toolNamed: async (name: string): Promise<Tool | undefined> =>
      (await listTools()).find((tool) => tool.name === name),
    patchTool: async (id: string, body: PatchToolBody): Promise<Tool> =>
      read(await call(target, 'PATCH', `/v1/custom-tools/${id}`, body), 200, toolBodySchema).data,
    /** Many tools at once, made by `make` from their number. */
    seedTools: (count: number, make: (index: number) => Parameters<typeof createTool>[0]) =>
      inTurns(
        Array.from({ length: count }, (_, index) => index),
        (index) => createTool(make(index)),
      ),
    deleteAllTools: async () => inTurns(await listTools(), (tool) => deleteTool(tool.id)),
  };
};

/** A REST client of one workspace that holds every answer against the contract. */
export const createApi = (target: Target, workspaceId: string) => ({
  ...tools(target, workspaceId),
  workspaceId,
  token: target.token,
  /** As another token would see it. */
  withToken: (token: string) => createApi({ ...target, token }, workspaceId),
  inWorkspace: (id: string) => createApi(target, id),
  call: (method: string, path: string, body?: unknown) => call(target, method, path, body),
  /** The sentence of a refusal. */
  refusal: async (method: string, path: string, body: unknown, status: number): Promise<string> =>
    read(await call(target, method, path, body), status, errorBodySchema).error,
  runtimes: async () =>
    read(await call(target, 'GET', '/v1/custom-tools/runtimes'), 200, runtimesBodySchema).data,
  workspaces: () => workspacesOf(target),
  createWorkspace: async (name: string): Promise<Workspace> =>
    read(await call(target, 'POST', '/v1/workspaces', { name }), 201, itemOf(workspaceSchema)).data,
  createToken: async (name: string, scope: Scope, workspaceIds?: string[]): Promise<CreatedToken> =>
    read(
      await call(target, 'POST', '/v1/tokens', {
        name,
        scope,
        ...(workspaceIds ? { workspace_ids: workspaceIds } : {}),
      }),
      201,
      itemOf(createdTokenSchema),
    ).data,
  deleteToken: (id: string) => call(target, 'DELETE', `/v1/tokens/${id}`),
});

export type Api = ReturnType<typeof createApi>;

export const workspacesOf = async (target: Target): Promise<Workspace[]> =>
  read(await call(target, 'GET', '/v1/workspaces?limit=100'), 200, pageOf(workspaceSchema)).data;
