import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { stringifyJson } from '@/lib/contract/json';
import type { RunEvent, RunSummary } from '@/lib/contract/run';
import type { ExecutionOutcome, ExecutionRequest } from '@/server/sandbox/execution';
import { executed, type FakeParts, fakeEnvironment } from '@/server/testing/fake-environment';
import { sampleTool } from '@/server/testing/sample-tool';
import { startTestServer, type TestServer } from '@/server/testing/test-server';

let shared: TestServer;
let parts: FakeParts = {};
const servers: TestServer[] = [];

/** One server for most tests; each says how its sandbox behaves, and has a workspace of its own. */
beforeAll(async () => {
  const fixed = fakeEnvironment();
  const environment = {
    sandbox: {
      ...fixed.sandbox,
      status: () => fakeEnvironment(parts).sandbox.status(),
      execute: (request: ExecutionRequest) => fakeEnvironment(parts).sandbox.execute(request),
    },
    packages: {
      ...fixed.packages,
      ensure: (...given: Parameters<typeof fixed.packages.ensure>) =>
        fakeEnvironment(parts).packages.ensure(...given),
    },
  };
  shared = await startTestServer({ environment });
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});
afterAll(() => shared.stop());

const start = async (wanted: FakeParts): Promise<TestServer> => {
  parts = wanted;
  const created = await shared.call('/v1/workspaces', { token: shared.all, body: { name: 'For one test' } });
  const { id: workspaceId } = (created.body as { data: { id: string } }).data;
  const call: TestServer['call'] = (path, request = {}) =>
    shared.call(path, { token: shared.all, ...request });
  return { ...shared, write: shared.all, workspaceId, call };
};

/** A server of its own, to be stopped or to be one of two. */
const startAnother = async (
  wanted: FakeParts,
  connection?: TestServer['connection'],
): Promise<TestServer> => {
  const environment = fakeEnvironment(wanted);
  const server = await startTestServer({ environment, ...(connection && { connection }) });
  servers.push(server);
  return server;
};

const PARAMETERS = {
  order_id: { type: 'string', required: true, description: '' },
  amount: { type: 'number', required: false, description: '' },
  status: { type: 'string', required: false, description: '', enum_values: ['open', 'paid'] },
};

const makeTool = async (server: TestServer, change: object = {}): Promise<string> => {
  const created = await server.call('/v1/custom-tools', {
    body: { ...sampleTool(server.workspaceId, 'a-tool'), ...change },
  });
  return (created.body as { data: { id: string } }).data.id;
};

const draftOf = (server: TestServer, change: object = {}) => ({
  ...{ workspace_id: server.workspaceId, language: 'python', parameters: {}, arguments: {} },
  code: 'def main(**params):\n    return {"message": "done"}\n',
  ...change,
});

const history = async (server: TestServer): Promise<RunSummary[]> =>
  ((await server.call(`/v1/runs?workspace_id=${server.workspaceId}`)).body as { data: RunSummary[] }).data;

/** A sandbox in which nothing ends unless it is ended. */
const endless = () => {
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

describe('arguments', () => {
  test('that are wrong are all named, and nothing runs', async () => {
    const execute = vi.fn();
    const server = await start({ execute });
    const id = await makeTool(server, { parameters: PARAMETERS });
    const parameters = { oder_id: 'A-1', amount: '7', status: 'payd' };
    const answer = await server.call(`/v1/custom-tools/${id}/run`, { body: { parameters } });

    expect(answer).toMatchObject({
      status: 400,
      body: {
        error:
          'order_id: expected a string, got nothing; amount: expected a number, got "7"; status: expected one of "open", "paid", got "payd"; did you mean "paid"?; oder_id: this tool has no such parameter; did you mean "order_id"?',
      },
    });
    const draft = draftOf(server, { parameters: PARAMETERS, arguments: parameters });
    expect((await server.call('/v1/runs', { body: draft })).body).toEqual(answer.body);
    expect(execute).not.toHaveBeenCalled();
    expect(await history(server)).toEqual([]);
  });

  test.each([
    ['{"parameters": []}', /^parameters: expected an object/],
    ['{"parameters": {"a": 1e999}}', /too large/],
    [`{"parameters": {"a": ${'9'.repeat(5_000)}}}`, /digits/],
    ['{"parameters": {"__proto__": 1}}', /__proto__/],
    ['{"parameters": {"a": "\\u0000"}}', /NUL/],
    [`{"parameters": {"a": ${'['.repeat(40)}${']'.repeat(40)}}}`, /32 levels/],
    ['{"params": {}}', /params: unknown field/],
    ['', /empty/],
  ])('%#: a hostile body is a 400', async (raw, sentence) => {
    const server = await start({});
    const answer = await server.call(`/v1/custom-tools/${await makeTool(server)}/run`, {
      raw,
      method: 'POST',
    });
    expect(answer).toMatchObject({ status: 400, body: { error: expect.stringMatching(sentence) } });
  });

  test('reach the sandbox and the history with every digit', async () => {
    const { requests, execute } = endless();
    const server = await start({
      execute: (request) => {
        void execute(request);
        return Promise.resolve(
          executed({ kind: 'returned', value: { message: 'x', rawData: request.arguments } }),
        );
      },
    });
    const id = await makeTool(server, { parameters: PARAMETERS });
    const args = { order_id: 'é', amount: 12345678901234567890n };
    const answer = await server.call(`/v1/custom-tools/${id}/run`, { body: { parameters: args } });
    expect(stringifyJson(answer.body)).toContain('"amount":12345678901234567890');
    expect(requests[0]?.arguments).toEqual(args);
    const { rows } = await server.sql.query('select arguments, result from runs where workspace_id = $1', [
      server.workspaceId,
    ]);
    expect(rows).toEqual([
      {
        arguments: '{"order_id":"é","amount":12345678901234567890}',
        result: '{"message":"x","rawData":{"order_id":"é","amount":12345678901234567890}}',
      },
    ]);
  });
});

describe('when nothing can run', () => {
  test('and it is known, both ways say so with what mends it; the rest works', async () => {
    const status = {
      state: 'unavailable',
      reason: 'Bubblewrap is missing.',
      remedy: 'apt-get install bubblewrap',
    } as const;
    const server = await start({ status });
    const id = await makeTool(server);
    const body = { error: 'Tools cannot run here. Bubblewrap is missing. apt-get install bubblewrap' };
    const run = await server.call(`/v1/custom-tools/${id}/run`, { body: {} });
    expect(run).toMatchObject({ status: 503, body });
    expect(run.headers.get('retry-after')).toBeNull();
    expect(await server.call('/v1/runs', { body: draftOf(server) })).toMatchObject({ status: 503, body });
    expect((await server.call('/v1/sandbox')).body).toMatchObject({ data: status });
    expect(await history(server)).toEqual([]);
  });

  test('because too many wait, it says when to come back, and there was no run', async () => {
    const refusal = { message: 'Too many runs are waiting.', retryAfterSeconds: 3 };
    const server = await start({ execute: () => Promise.resolve({ ok: false, refusal }) });
    const run = await server.call(`/v1/custom-tools/${await makeTool(server)}/run`, { body: {} });
    expect(run).toMatchObject({ status: 503, body: { error: refusal.message } });
    expect(run.headers.get('retry-after')).toBe('3');
    const draft = await server.call('/v1/runs', { body: draftOf(server) });
    expect((draft.body as RunEvent[]).at(-1)).toEqual({
      type: 'refused',
      error: refusal.message,
      retry_after_seconds: 3,
    });
    expect(await history(server)).toEqual([]);
  });
});

describe('packages', () => {
  const code =
    'import requests.adapters\ntry:\n    import ujson\nexcept ImportError:\n    pass\ndef main(**params):\n    return {"message": "x"}\n';

  test('that the code imports are there before it runs, with their progress told', async () => {
    const { requests, execute } = endless();
    const asked: (readonly string[])[] = [];
    const server = await start({
      execute: (request) => {
        void execute(request);
        return Promise.resolve(executed({ kind: 'returned', value: { message: 'x' } }));
      },
      ensure: (imports, { onProgress }) => {
        asked.push(imports);
        onProgress?.({ names: ['requests'], installed: 0 });
        return Promise.resolve({ ok: true, set: 'abc', imports: ['requests'] });
      },
    });
    const draft = await server.call('/v1/runs', { body: draftOf(server, { code }) });
    expect((draft.body as RunEvent[]).map(({ type }) => type)).toEqual([
      'accepted',
      'packages',
      'queued',
      'started',
      'ended',
    ]);
    await server.call(`/v1/custom-tools/${await makeTool(server, { code })}/run`, { body: {} });
    expect(asked).toEqual([['requests'], ['requests']]);
    expect(requests).toMatchObject([
      { packageSet: 'abc', imports: ['requests'] },
      { packageSet: 'abc', imports: ['requests'] },
    ]);
  });

  test('that cannot be had end the run, which never starts', async () => {
    const execute = vi.fn();
    const message = '`evilpkg` is not in the catalogue.';
    const server = await start({ execute, ensure: () => Promise.resolve({ ok: false, message }) });
    const draft = await server.call('/v1/runs', { body: draftOf(server, { code }) });
    expect((draft.body as RunEvent[]).at(-1)).toMatchObject({
      type: 'ended',
      run: { state: 'failed', error: { reason: 'packages', message }, queue_time_ms: null },
    });
    expect(execute).not.toHaveBeenCalled();
  });
});

describe('a draft of a saved tool', () => {
  const tool = (id: string, server: TestServer, change: object = {}) =>
    server.call('/v1/runs', { body: draftOf(server, { tool_id: id, ...change }) });
  const runOf = (answer: { body: unknown }) => {
    const last = (answer.body as RunEvent[]).at(-1);
    return last?.type === 'ended' ? last.run : null;
  };

  test('has its name, and its version while the code is the same', async () => {
    const server = await start({});
    const code = draftOf(server).code;
    const id = await makeTool(server, { code });
    expect(runOf(await tool(id, server))).toMatchObject({
      tool_id: id,
      tool_name: 'a-tool',
      tool_version: 1,
    });
    expect(runOf(await tool(id, server, { code: `${code}# changed\n`, tool_name: 'renamed' }))).toMatchObject(
      {
        tool_id: id,
        tool_name: 'renamed',
        tool_version: null,
      },
    );
  });

  test('takes as long as the tool may, unless it says otherwise', async () => {
    const { requests, execute } = endless();
    const server = await start({
      execute: (request) => {
        void execute(request);
        return Promise.resolve(executed({ kind: 'returned', value: { message: 'x' } }));
      },
    });
    const id = await makeTool(server);
    await server.call(`/v1/custom-tools/${id}/run-settings`, {
      method: 'PATCH',
      body: { timeout_ms: 30_000 },
    });
    await tool(id, server);
    await tool(id, server, { timeout_ms: 2_000 });
    await server.call('/v1/runs', { body: draftOf(server) });
    expect(requests.map(({ timeoutMs }) => timeoutMs)).toEqual([30_000, 2_000, 10_000]);
  });

  test('of another workspace, or gone, is not there', async () => {
    const server = await start({});
    const id = await makeTool(server);
    const body = { ...draftOf(server, { tool_id: id }), workspace_id: server.otherWorkspaceId };
    expect((await server.call('/v1/runs', { body, token: server.all })).status).toBe(404);
    expect((await tool('kgnone', server)).status).toBe(404);
  });
});

describe('a run is ended', () => {
  const running = (server: TestServer): Promise<string> =>
    vi.waitFor(async () => {
      const [run] = await history(server);
      expect(run?.state).toBe('running');
      return run?.id ?? '';
    });

  test('by another server on the same database', async () => {
    const { execute } = endless();
    const first = await startAnother({ execute });
    const id = await makeTool(first);
    const answer = first.call(`/v1/custom-tools/${id}/run`, { body: {} });
    const run = await running(first);
    const second = await startAnother({}, first.connection);

    const cancelled = await second.call(`/v1/runs/${run}/cancel`, { method: 'POST', token: first.write });
    expect(cancelled.status).toBe(204);
    expect(await answer).toMatchObject({
      status: 200,
      body: { data: { success: false, error: 'The run was cancelled.' } },
    });
    expect(await history(first)).toMatchObject([{ id: run, state: 'cancelled' }]);
    const again = await second.call(`/v1/runs/${run}/cancel`, { method: 'POST', token: first.write });
    expect(again).toMatchObject({ status: 404, body: { error: expect.stringContaining('is over') } });
  });

  test('by the end of its server, which answers first and writes it down', async () => {
    const { execute } = endless();
    const first = await startAnother({ execute });
    const id = await makeTool(first);
    const answer = first.call(`/v1/custom-tools/${id}/run`, { body: {} });
    await running(first);
    const second = await startAnother({}, first.connection);
    servers.splice(servers.indexOf(first), 1);
    await first.stop();

    expect(await answer).toMatchObject({ status: 200, body: { data: { success: false } } });
    const { rows } = await second.sql.query("select state, error::json ->> 'message' as message from runs");
    expect(rows).toEqual([{ state: 'cancelled', message: 'The server was stopped while the tool ran.' }]);
  });

  test('when the caller of the published endpoint goes away', async () => {
    const { execute } = endless();
    const server = await start({ execute });
    const leaving = new AbortController();
    const asking = fetch(`${server.url}/v1/custom-tools/${await makeTool(server)}/run`, {
      method: 'POST',
      headers: { authorization: `Bearer ${server.write}`, 'content-type': 'application/json' },
      body: '{}',
      signal: leaving.signal,
    }).catch(() => null);
    await running(server);
    leaving.abort();
    await asking;
    await vi.waitFor(async () => expect(await history(server)).toMatchObject([{ state: 'cancelled' }]));
  });
});

describe('when the database goes away while a tool runs', () => {
  test('its caller is answered, and its end is written once the database is back', async () => {
    let end: (outcome: ExecutionOutcome) => void = () => undefined;
    const execute = () =>
      new Promise<ExecutionOutcome>((resolve) => {
        end = resolve;
      });
    const server = await start({ execute });
    const answer = server.call(`/v1/custom-tools/${await makeTool(server)}/run`, { body: {} });
    await vi.waitFor(async () => expect(await history(server)).toMatchObject([{ state: 'running' }]));

    // What PostgreSQL says when it is being shut down.
    await server.sql.query(
      "create function away() returns trigger language plpgsql as $$ begin raise exception 'away' using errcode = '57P01'; end $$",
    );
    await server.sql.query('create trigger away before update on runs for each row execute function away()');
    end(executed({ kind: 'returned', value: { message: 'kept' } }));
    expect(await answer).toMatchObject({ status: 200, body: { data: { success: true, message: 'kept' } } });

    expect(await history(server)).toMatchObject([{ state: 'running' }]);

    await server.sql.query('drop trigger away on runs');
    await vi.waitFor(
      async () => expect(await history(server)).toMatchObject([{ state: 'succeeded', message: 'kept' }]),
      { timeout: 10_000, interval: 100 },
    );
  });
});
