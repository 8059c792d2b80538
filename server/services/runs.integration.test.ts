import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RUNTIME_CONTRACTS, STARTER_EXAMPLES } from '@/lib/code/template';
import { parseJson, stringifyJson } from '@/lib/contract/json';
import type { Parameters } from '@/lib/contract/parameter';
import type { RunAnswer, RunEvent } from '@/lib/contract/run';
import type { CreateToolBody, Language } from '@/lib/contract/tool';
import type { RunEnvironment } from '@/server/run-environment';
import { bodySchema, publishedOperation, publishedPatchExamples } from '@/server/testing/published';
import { startRealEnvironment } from '@/server/testing/real-environment';
import { startTestServer, type TestServer } from '@/server/testing/test-server';

let environment: RunEnvironment;
let server: TestServer;
let made = 0;

beforeAll(async () => {
  environment = await startRealEnvironment();
  server = await startTestServer({ environment });
});
afterAll(async () => {
  await server.stop();
  await environment.stop();
});

type ToolFields = Pick<CreateToolBody, 'language' | 'code'> & { parameters?: Parameters };

const makeTool = async (fields: ToolFields): Promise<string> => {
  made += 1;
  const body = { ...fields, workspace_id: server.workspaceId, name: `tool-${made}` };
  const created = await server.call('/v1/custom-tools', { body });
  expect(created.status, JSON.stringify(created.body)).toBe(201);
  return (created.body as { data: { id: string } }).data.id;
};

const run = async (id: string, parameters: object = {}): Promise<RunAnswer> => {
  const answer = await server.call(`/v1/custom-tools/${id}/run`, { body: { parameters } });
  expect(answer.status, String((answer.body as { error?: string }).error)).toBe(200);
  return (answer.body as { data: RunAnswer }).data;
};

const runDraft = async (fields: ToolFields, args: object = {}): Promise<RunEvent[]> => {
  const { language, code, parameters = {} } = fields;
  const body = { workspace_id: server.workspaceId, language, code, parameters, arguments: args };
  const answer = await server.call('/v1/runs', { body });
  expect(answer.status, stringifyJson(answer.body)).toBe(200);
  return answer.body as RunEvent[];
};

const ended = (events: RunEvent[]) => {
  const last = events.at(-1);
  if (last?.type !== 'ended') {
    throw new Error(`The run did not end: ${JSON.stringify(last)}`);
  }
  return last.run;
};

const anything = (type: string): Parameters => ({ value: { type, required: true, description: '' } });

const ECHO: Record<Language, string> = {
  python: 'def main(**params):\n    return {"message": "ok", "rawData": params["value"]}\n',
  javascript: 'async function main(params) {\n  return { message: "ok", rawData: params.value };\n}\n',
};

describe('documented examples run', () => {
  test('the tool of the create page, before and after the patch of the patch page', async () => {
    const example = bodySchema(publishedOperation('create-custom-tool')).example as CreateToolBody;
    const { code = '', language, parameters = {} } = example;
    const id = await makeTool({ code, language, parameters });
    expect(await run(id, { order_id: 'A-1' })).toMatchObject({
      success: true,
      message: 'Order A-1 is shipped',
      result: { message: 'Order A-1 is shipped' },
      error: null,
      logs: null,
    });

    const { body } = publishedPatchExamples();
    await server.call(`/v1/custom-tools/${id}`, { method: 'PATCH', body });
    expect(await run(id, { order_id: 'A-1' })).toMatchObject({ message: 'Order A-1 is out for delivery' });
  });

  test.each(['python', 'javascript'] as const)('the starter template in %s', async (language) => {
    const code = RUNTIME_CONTRACTS[language].starter_template;
    expect(ended(await runDraft({ language, code }))).toMatchObject({
      state: 'succeeded',
      message: 'Order unknown is shipped.',
    });
  });

  const exampleValue = (type: string, choices: string[] = []): unknown =>
    ({ string: choices[0] ?? '2026-03-04', number: 3, boolean: true, object: {}, array: [] })[type];

  test.each(STARTER_EXAMPLES.map((example) => [example.name, example] as const))(
    '%s',
    async (_name, example) => {
      const args = Object.fromEntries(
        Object.entries(example.parameters)
          .filter(([, { required }]) => required)
          .map(([name, { type, enum_values }]) => [name, exampleValue(type, enum_values)]),
      );
      expect(ended(await runDraft(example, args))).toMatchObject({ state: 'succeeded', error: null });
    },
  );
});

describe.each(['python', 'javascript'] as const)('values arrive and return unharmed in %s', (language) => {
  test.each<[string, string]>([
    ['number', '0'],
    ['number', '-1.5'],
    ['number', '1e-7'],
    ['number', '9007199254740993'],
    ['number', '-123456789012345678901234567890'],
    ['string', '"Zoë 🚀 \\u2028 \\u0001 \\"quoted\\" \\\\ שלום"'],
    ['string', '"2026-02-29T23:59:60.999Z"'],
    ['boolean', 'false'],
    ['array', '[1,[2,[3,{"a":null}]],"x"]'],
    ['object', '{"nested":{"deeper":[{"id":76561198000000000001}]},"empty":{},"list":[]}'],
  ])('%s %s', async (type, json) => {
    const value = parseJson(json);
    const {
      state,
      result,
      arguments: args,
    } = ended(await runDraft({ language, code: ECHO[language], parameters: anything(type) }, { value }));
    expect([state, args, result?.rawData]).toEqual(['succeeded', { value }, value]);
  });
});

describe('a tool that fails', () => {
  test('is answered with 200, its line and a traceback of its own', async () => {
    const code = 'def main(**params):\n    print("before")\n    return {"message": params["order_id"]}\n';
    const answer = await run(await makeTool({ language: 'python', code }));
    expect(answer).toMatchObject({ success: false, message: null, result: null, logs: 'before\n' });
    expect(answer.error).toMatch(/^KeyError: 'order_id' \(line 3\)\nTraceback/);
    expect(answer.error).not.toMatch(/\/(?!scratch)\w+\/.*\.py/);
  });

  test.each<[Language, string, string]>([
    ['python', 'def main(**p):\n    return {"msg": 1}\n', 'a dict with a string "message", got only "msg"'],
    ['python', 'def main(**p):\n    return p.get("x")\n', 'got None'],
    ['javascript', 'async function main() {\n  return { message: 7 };\n}\n', 'its "message" is the number 7'],
  ])('%s without a message: %s', async (language, code, message) => {
    expect(ended(await runDraft({ language, code }))).toMatchObject({
      state: 'failed',
      error: { reason: 'invalid_result', message: expect.stringContaining(message) },
    });
  });

  test('in its time, or is ended', async () => {
    const code = 'def main(**params):\n    while True:\n        pass\n    return {}\n';
    const id = await makeTool({ language: 'python', code });
    const settings = await server.call(`/v1/custom-tools/${id}/run-settings`, {
      method: 'PATCH',
      body: { timeout_ms: 1_000 },
    });
    expect(settings.status).toBe(200);
    expect(await run(id)).toMatchObject({ success: false, error: expect.stringMatching(/second|time/i) });
  });
});

describe('a draft', () => {
  test('tells what happens in order', async () => {
    const code =
      'def main(**params):\n    print("a", flush=True)\n    print("b", flush=True)\n    return {"message": "c"}\n';
    const events = await runDraft({ language: 'python', code });
    const [accepted, ...rest] = events;
    const run = ended(events);
    expect(accepted).toEqual({ type: 'accepted', run_id: run.id });
    expect([...new Set(rest.map(({ type }) => type))]).toEqual(['queued', 'started', 'log', 'ended']);
    const logged = rest.map((event) => (event.type === 'log' ? event.text : '')).join('');
    expect([logged, run.logs]).toEqual(['a\nb\n', 'a\nb\n']);
    expect(run).toMatchObject({
      state: 'succeeded',
      tool_id: null,
      tool_version: null,
      source: 'test',
      code,
    });
  });

  test('is in the history as it was answered', async () => {
    const run = ended(
      await runDraft(
        { language: 'javascript', code: ECHO.javascript, parameters: anything('number') },
        { value: 12345678901234567890n },
      ),
    );
    const read = await server.call(`/v1/runs/${run.id}`, { token: server.read });
    expect(read.body).toEqual({ data: run });
  });

  test('that could not be saved is refused like a save', async () => {
    const answer = await server.call('/v1/runs', {
      body: {
        workspace_id: server.workspaceId,
        language: 'python',
        code: 'def main(**params:\n    return {}\n',
        parameters: {},
        arguments: {},
      },
    });
    expect(answer).toMatchObject({
      status: 400,
      body: { error: expect.stringMatching(/^code: line 1, column/) },
    });
  });

  test('ends when it is cancelled', async () => {
    const code =
      'import time\ndef main(**params):\n    print("up", flush=True)\n    time.sleep(60)\n    return {}\n';
    const events = runDraft({ language: 'python', code });
    const live = async (): Promise<string> => {
      const { body } = await server.call(`/v1/runs?workspace_id=${server.workspaceId}&state=running`);
      const [first] = (body as { data: { id: string }[] }).data;
      return first?.id ?? live();
    };
    const id = await live();
    expect((await server.call(`/v1/runs/${id}/cancel`, { method: 'POST' })).status).toBe(204);
    expect(ended(await events)).toMatchObject({
      id,
      state: 'cancelled',
      error: { reason: 'cancelled', message: 'The run was cancelled.' },
    });
    expect((await server.call(`/v1/runs/${id}/cancel`, { method: 'POST' })).status).toBe(404);
  });

  test('ends when its caller goes away', async () => {
    const leaving = new AbortController();
    const response = await fetch(`${server.url}/v1/runs`, {
      method: 'POST',
      headers: { authorization: `Bearer ${server.write}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        workspace_id: server.workspaceId,
        language: 'javascript',
        code: 'async function main() {\n  await new Promise(() => setInterval(() => {}, 1000));\n  return { message: "" };\n}\n',
        parameters: {},
        arguments: {},
      }),
      signal: leaving.signal,
    });
    const reader = response.body?.getReader();
    const first = Buffer.from((await reader?.read())?.value ?? []).toString();
    const { run_id: id } = JSON.parse(first.split('\n')[0] ?? '') as { run_id: string };
    leaving.abort();
    const state = async (): Promise<string> => {
      const { body } = await server.call(`/v1/runs/${id}`);
      const { state: now } = (body as { data: { state: string } }).data;
      return now === 'running' ? state() : now;
    };
    expect(await state()).toBe('cancelled');
  });
});
