import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { stringifyJson } from '@/lib/contract/json';
import type { RunEvent } from '@/lib/contract/run';
import { executed } from '@/server/testing/fake-environment';
import {
  draftOf,
  endlessSandbox,
  historyOf,
  makeTool,
  startRunTestServer,
} from '@/server/testing/run-test-server';
import type { TestServer } from '@/server/testing/test-server';

let shared: Awaited<ReturnType<typeof startRunTestServer>>;

beforeAll(async () => {
  shared = await startRunTestServer();
});
afterAll(() => shared.stop());

const PARAMETERS = {
  order_id: { type: 'string', required: true, description: '' },
  amount: { type: 'number', required: false, description: '' },
  status: { type: 'string', required: false, description: '', enum_values: ['open', 'paid'] },
};

describe('arguments', () => {
  test('that are wrong are all named, and nothing runs', async () => {
    const execute = vi.fn();
    const server = await shared.with({ execute });
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
    expect(await historyOf(server)).toEqual([]);
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
    const server = await shared.with({});
    const answer = await server.call(`/v1/custom-tools/${await makeTool(server)}/run`, {
      raw,
      method: 'POST',
    });
    expect(answer).toMatchObject({ status: 400, body: { error: expect.stringMatching(sentence) } });
  });

  test('reach the sandbox and the history with every digit', async () => {
    const { requests, execute } = endlessSandbox();
    const server = await shared.with({
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
    const server = await shared.with({ status });
    const id = await makeTool(server);
    const body = { error: 'Tools cannot run here. Bubblewrap is missing. apt-get install bubblewrap' };
    const run = await server.call(`/v1/custom-tools/${id}/run`, { body: {} });
    expect(run).toMatchObject({ status: 503, body });
    expect(run.headers.get('retry-after')).toBeNull();
    expect(await server.call('/v1/runs', { body: draftOf(server) })).toMatchObject({ status: 503, body });
    expect((await server.call('/v1/sandbox')).body).toMatchObject({ data: status });
    expect(await historyOf(server)).toEqual([]);
  });

  test('because too many wait, it says when to come back, and there was no run', async () => {
    const refusal = { message: 'Too many runs are waiting.', retryAfterSeconds: 3 };
    const server = await shared.with({ execute: () => Promise.resolve({ ok: false, refusal }) });
    const run = await server.call(`/v1/custom-tools/${await makeTool(server)}/run`, { body: {} });
    expect(run).toMatchObject({ status: 503, body: { error: refusal.message } });
    expect(run.headers.get('retry-after')).toBe('3');
    const draft = await server.call('/v1/runs', { body: draftOf(server) });
    expect((draft.body as RunEvent[]).at(-1)).toEqual({
      type: 'refused',
      error: refusal.message,
      retry_after_seconds: 3,
    });
    expect(await historyOf(server)).toEqual([]);
  });
});

describe('packages', () => {
  const code =
    'import requests.adapters\ntry:\n    import ujson\nexcept ImportError:\n    pass\ndef main(**params):\n    return {"message": "x"}\n';

  test('that the code imports are there before it runs, with their progress told', async () => {
    const { requests, execute } = endlessSandbox();
    const asked: (readonly string[])[] = [];
    const server = await shared.with({
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
    const server = await shared.with({ execute, ensure: () => Promise.resolve({ ok: false, message }) });
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
    const server = await shared.with({});
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
    const { requests, execute } = endlessSandbox();
    const server = await shared.with({
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
    const server = await shared.with({});
    const id = await makeTool(server);
    const body = { ...draftOf(server, { tool_id: id }), workspace_id: server.otherWorkspaceId };
    expect((await server.call('/v1/runs', { body, token: server.all })).status).toBe(404);
    expect((await tool('kgnone', server)).status).toBe(404);
  });
});
