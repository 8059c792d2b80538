import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '@/server/app';
import { createLog } from '@/server/log';
import { newTokenSecret } from '@/server/services/secret';
import { sampleTool } from '@/server/testing/sample-tool';
import { storeRun } from '@/server/testing/stored-run';
import { startTestServer, type TestRequest, type TestServer } from '@/server/testing/test-server';

const CALLERS = ['no token', 'wrong token', 'read token', 'other workspace', 'write token'] as const;
type Caller = (typeof CALLERS)[number];

/** Things in the first workspace to be read, changed and removed, new for every request. */
type Targets = { workspaceId: string; toolId: string; tokenId: string; runId: string; name: string };

type Row = {
  path: (targets: Targets) => string;
  body?: (targets: Targets) => unknown;
  /** In the order of CALLERS. */
  statuses: readonly [number, number, number, number, number];
};

const PUBLIC = [200, 200, 200, 200, 200] as const;
const ANY_TOKEN = [401, 401, 200, 200, 200] as const;

const PUBLISHED: Record<string, Row> = {
  'GET /v1/custom-tools': {
    path: ({ workspaceId }) => `/v1/custom-tools?workspace_id=${workspaceId}`,
    statuses: [401, 401, 200, 403, 200],
  },
  'POST /v1/custom-tools': {
    path: () => '/v1/custom-tools',
    body: ({ workspaceId, name }) => sampleTool(workspaceId, name),
    statuses: [401, 401, 403, 403, 201],
  },
  'GET /v1/custom-tools/runtimes': { path: () => '/v1/custom-tools/runtimes', statuses: ANY_TOKEN },
  'GET /v1/custom-tools/:id': {
    path: ({ toolId }) => `/v1/custom-tools/${toolId}`,
    statuses: [401, 401, 200, 404, 200],
  },
  'PATCH /v1/custom-tools/:id': {
    path: ({ toolId }) => `/v1/custom-tools/${toolId}`,
    body: () => ({ description: 'changed' }),
    statuses: [401, 401, 403, 404, 200],
  },
  'DELETE /v1/custom-tools/:id': {
    path: ({ toolId }) => `/v1/custom-tools/${toolId}`,
    statuses: [401, 401, 403, 404, 204],
  },
  'POST /v1/custom-tools/:id/run': {
    path: ({ toolId }) => `/v1/custom-tools/${toolId}/run`,
    body: () => ({ parameters: {} }),
    statuses: [401, 401, 403, 404, 200],
  },
  'GET /v1/workspaces': { path: () => '/v1/workspaces', statuses: ANY_TOKEN },
  'GET /v1/openapi.json': { path: () => '/v1/openapi.json', statuses: PUBLIC },
  'GET /health': { path: () => '/health', statuses: PUBLIC },
};

const EXTENSIONS: Record<string, Row> = {
  'GET /v1/custom-tools/count': {
    path: ({ workspaceId }) => `/v1/custom-tools/count?workspace_id=${workspaceId}`,
    statuses: [401, 401, 200, 403, 200],
  },
  'GET /v1/custom-tools/health': {
    path: ({ workspaceId, toolId }) => `/v1/custom-tools/health?workspace_id=${workspaceId}&ids=${toolId}`,
    statuses: [401, 401, 200, 403, 200],
  },
  'GET /v1/custom-tools/:id/run-settings': {
    path: ({ toolId }) => `/v1/custom-tools/${toolId}/run-settings`,
    statuses: [401, 401, 200, 404, 200],
  },
  'PATCH /v1/custom-tools/:id/run-settings': {
    path: ({ toolId }) => `/v1/custom-tools/${toolId}/run-settings`,
    body: () => ({ timeout_ms: 5_000 }),
    statuses: [401, 401, 403, 404, 200],
  },
  'GET /v1/workspaces/:id/run-settings': {
    path: ({ workspaceId }) => `/v1/workspaces/${workspaceId}/run-settings`,
    statuses: [401, 401, 200, 403, 200],
  },
  'PATCH /v1/workspaces/:id/run-settings': {
    path: ({ workspaceId }) => `/v1/workspaces/${workspaceId}/run-settings`,
    body: () => ({ retention_days: 7 }),
    statuses: [401, 401, 403, 403, 200],
  },
  'POST /v1/runs': {
    path: () => '/v1/runs',
    body: ({ workspaceId }) => ({
      workspace_id: workspaceId,
      language: 'python',
      code: 'def main(**params):\n    return {"message": "done"}\n',
      parameters: {},
      arguments: {},
    }),
    statuses: [401, 401, 403, 403, 200],
  },
  'GET /v1/runs': {
    path: ({ workspaceId }) => `/v1/runs?workspace_id=${workspaceId}`,
    statuses: [401, 401, 200, 403, 200],
  },
  'GET /v1/runs/:id': {
    path: ({ runId }) => `/v1/runs/${runId}`,
    statuses: [401, 401, 200, 404, 200],
  },
  'POST /v1/runs/:id/cancel': {
    path: ({ runId }) => `/v1/runs/${runId}/cancel`,
    statuses: [401, 401, 403, 404, 204],
  },
  'GET /v1/sandbox': { path: () => '/v1/sandbox', statuses: ANY_TOKEN },
  'GET /v1/packages': { path: () => '/v1/packages', statuses: ANY_TOKEN },
  'GET /v1/meta': { path: () => '/v1/meta', statuses: ANY_TOKEN },
  'POST /v1/workspaces': {
    path: () => '/v1/workspaces',
    body: ({ name }) => ({ name }),
    statuses: [401, 401, 403, 201, 201],
  },
  'PATCH /v1/workspaces/:id': {
    path: ({ workspaceId }) => `/v1/workspaces/${workspaceId}`,
    body: ({ name }) => ({ name }),
    statuses: [401, 401, 403, 403, 200],
  },
  'GET /v1/tokens': { path: () => '/v1/tokens', statuses: [401, 401, 403, 200, 200] },
  'GET /v1/tokens/current': { path: () => '/v1/tokens/current', statuses: ANY_TOKEN },
  'POST /v1/tokens': {
    path: () => '/v1/tokens',
    body: ({ workspaceId, name }) => ({ name, scope: 'read', workspace_ids: [workspaceId] }),
    statuses: [401, 401, 403, 403, 201],
  },
  'DELETE /v1/tokens/:id': {
    path: ({ tokenId }) => `/v1/tokens/${tokenId}`,
    statuses: [401, 401, 403, 404, 204],
  },
  'POST /v1/sign-in': {
    path: () => '/v1/sign-in',
    body: () => ({ code: 'never given out' }),
    statuses: [401, 401, 401, 401, 401],
  },
};

/** Every route of the app, as the app itself tells. Nothing is called, so nothing has to stand behind it. */
const routesOf = (extensions: boolean): string[] => {
  const nothing = {} as never;
  const app = createApp({
    services: nothing,
    gate: nothing,
    extensions,
    log: createLog('silent'),
    ping: () => Promise.resolve(),
    isUnavailable: () => false,
    isUncertain: () => false,
    causeOf: (error) => error,
  });
  return app.routes.map(({ method, path }) => `${method} ${path}`);
};

describe.each([true, false])('with extensions: %s', (extensions) => {
  const rows = extensions ? { ...PUBLISHED, ...EXTENSIONS } : PUBLISHED;
  let server: TestServer;
  let made = 0;

  beforeAll(async () => {
    server = await startTestServer({ extensions });
  });
  afterAll(() => server.stop());

  const tokenOf = (caller: Caller): string | null =>
    ({
      'no token': null,
      'wrong token': newTokenSecret(),
      'read token': server.read,
      'other workspace': server.other,
      'write token': server.write,
    })[caller];

  const makeTargets = async (): Promise<Targets> => {
    made += 1;
    const { workspaceId, call, makeToken } = server;
    const { body } = await call('/v1/custom-tools', { body: sampleTool(workspaceId, `target-${made}`) });
    const { id: tokenId } = await makeToken('read', [workspaceId]);
    return {
      workspaceId,
      toolId: (body as { data: { id: string } }).data.id,
      tokenId,
      runId: await storeRun(server.sql, { workspaceId, state: 'running' }),
      name: `made-by-policy-${made}`,
    };
  };

  test('every route has a row here, and every row a route', () => {
    expect(routesOf(extensions).sort()).toEqual(Object.keys(rows).sort());
  });

  const cases = Object.entries(rows).flatMap(([route, row]) =>
    CALLERS.map((caller, index) => [route, caller, row.statuses[index] ?? 0, row] as const),
  );

  test.each(cases)('%s by %s: %i', async (route, caller, status, row) => {
    const targets = await makeTargets();
    const request: TestRequest = { method: route.split(' ')[0] ?? '', token: tokenOf(caller) };

    const answer = await server.call(row.path(targets), {
      ...request,
      ...(row.body && { body: row.body(targets) }),
    });

    expect(answer.status, JSON.stringify(answer.body)).toBe(status);
    if (status >= 400) {
      expect(answer.body).toEqual({ error: expect.stringMatching(/^[A-Z].*[.]/) });
    }
  });

  test('a tool is not there for a token of another workspace, whatever workspace it names', async () => {
    const { toolId, workspaceId } = await makeTargets();
    const status = async (token: string, query: string) =>
      (await server.call(`/v1/custom-tools/${toolId}${query}`, { token })).status;

    expect(await status(server.other, `?workspace_id=${server.otherWorkspaceId}`)).toBe(404);
    expect(await status(server.other, `?workspace_id=${workspaceId}`)).toBe(403);
    expect(await status(server.all, `?workspace_id=${server.otherWorkspaceId}`)).toBe(404);
    expect(await status(server.all, `?workspace_id=${workspaceId}`)).toBe(200);
    expect(await status(server.all, '?workspace_id=wsnowhere')).toBe(403);
  });

  test('a refused write changes nothing', async () => {
    const { toolId } = await makeTargets();
    const before = await server.call(`/v1/custom-tools/${toolId}`);

    for (const caller of ['no token', 'wrong token', 'read token', 'other workspace'] as const) {
      const request = { token: tokenOf(caller) };
      await server.call(`/v1/custom-tools/${toolId}`, {
        ...request,
        method: 'PATCH',
        body: { name: 'stolen' },
      });
      await server.call(`/v1/custom-tools/${toolId}`, { ...request, method: 'DELETE' });
    }

    expect((await server.call(`/v1/custom-tools/${toolId}`)).body).toEqual(before.body);
  });

  test.each([
    '',
    'Bearer',
    'Bearer ',
    'Basic Y2FwaTo=',
    'Bearer sk_live_1234567890',
    'capi_abc',
    'Bearer capi_',
  ])('the authorization %j is a 401', async (authorization) => {
    const answer = await server.call('/v1/workspaces', { token: null, headers: { authorization } });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });
});
