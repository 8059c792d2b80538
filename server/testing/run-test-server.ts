import type { RunSummary } from '@/lib/contract/run';
import type { ExecutionOutcome, ExecutionRequest } from '@/server/sandbox/execution';
import { executed, type FakeParts, fakeEnvironment } from '@/server/testing/fake-environment';
import { sampleTool } from '@/server/testing/sample-tool';
import { startTestServer, type TestServer } from '@/server/testing/test-server';

/** One server for many tests: each says how the sandbox behaves, and gets a workspace of its own. */
export const startRunTestServer = async () => {
  let parts: FakeParts = {};
  const fixed = fakeEnvironment();
  const server = await startTestServer({
    environment: {
      sandbox: {
        ...fixed.sandbox,
        status: () => fakeEnvironment(parts).sandbox.status(),
        execute: (request) => fakeEnvironment(parts).sandbox.execute(request),
      },
      packages: {
        ...fixed.packages,
        ensure: (imports, options) => fakeEnvironment(parts).packages.ensure(imports, options),
      },
    },
  });
  return {
    with: async (wanted: FakeParts): Promise<TestServer> => {
      parts = wanted;
      const created = await server.call('/v1/workspaces', {
        token: server.all,
        body: { name: 'For one test' },
      });
      const { id: workspaceId } = (created.body as { data: { id: string } }).data;
      const call: TestServer['call'] = (path, request = {}) =>
        server.call(path, { token: server.all, ...request });
      return { ...server, write: server.all, workspaceId, call };
    },
    stop: server.stop,
  };
};

export const makeTool = async (server: TestServer, change: object = {}): Promise<string> => {
  const created = await server.call('/v1/custom-tools', {
    body: { ...sampleTool(server.workspaceId, 'a-tool'), ...change },
  });
  return (created.body as { data: { id: string } }).data.id;
};

export const draftOf = (server: TestServer, change: object = {}) => ({
  ...{ workspace_id: server.workspaceId, language: 'python', parameters: {}, arguments: {} },
  code: 'def main(**params):\n    return {"message": "done"}\n',
  ...change,
});

/** The newest runs of the server's workspace. */
export const historyOf = async (server: TestServer): Promise<RunSummary[]> =>
  ((await server.call(`/v1/runs?workspace_id=${server.workspaceId}`)).body as { data: RunSummary[] }).data;

/** A sandbox in which nothing ends unless it is ended. */
export const endlessSandbox = () => {
  const requests: ExecutionRequest[] = [];
  const execute = (request: ExecutionRequest): Promise<ExecutionOutcome> =>
    new Promise((resolve) => {
      requests.push(request);
      request.onStart?.();
      const end = () => resolve(executed({ kind: 'cancelled' }));
      request.signal.addEventListener('abort', end);
      if (request.signal.aborted) {
        end();
      }
    });
  return { requests, execute };
};
