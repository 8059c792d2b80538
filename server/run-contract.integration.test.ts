import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorOf } from '@/server/services/run-ending';
import { executed, fakeEnvironment } from '@/server/testing/fake-environment';
import { sampleTool } from '@/server/testing/sample-tool';
import { startTestServer, type TestServer } from '@/server/testing/test-server';

const FAILS = 'the order that breaks the tool';

/** A sandbox in which one order breaks the tool. */
const environment = fakeEnvironment({
  execute: ({ arguments: { order_id } }) => {
    const error = { ...errorOf('raised', "'order_id'"), type: 'KeyError', line: 2 };
    return Promise.resolve(
      order_id === FAILS
        ? executed({ kind: 'failed', error }, { logs: 'as far as here\n' })
        : executed({ kind: 'returned', value: { message: 'done' } }),
    );
  },
});

describe.each([true, false])('with extensions: %s', (extensions) => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer({ extensions, environment });
  });
  afterAll(() => server.stop());

  test('a run answers what is published, whether the tool succeeds or fails', async () => {
    const { call, workspaceId } = server;
    const parameters = { order_id: { type: 'string', required: true, description: '' } };
    const created = await call('/v1/custom-tools', {
      body: { ...sampleTool(workspaceId, 'to-run'), parameters },
    });
    const path = `/v1/custom-tools/${(created.body as { data: { id: string } }).data.id}/run`;

    const body = { workspace_id: workspaceId, parameters: { order_id: 'A-1' } };
    expect(await call(path, { body })).toMatchObject({ status: 200 });
    expect((await call(path, { body })).body).toEqual({
      data: {
        success: true,
        message: 'done',
        result: { message: 'done' },
        error: null,
        logs: null,
        run_time_ms: expect.any(Number),
      },
    });
    expect((await call(path, { body: { parameters: { order_id: FAILS } } })).body).toEqual({
      data: {
        success: false,
        message: null,
        result: null,
        error: "KeyError: 'order_id' (line 2)",
        logs: 'as far as here\n',
        run_time_ms: expect.any(Number),
      },
    });
    const refusals = [
      [400, await call(path, { body: {} })],
      [400, await call(path, { body: { parameters: { order_id: 7 } } })],
      [403, await call(path, { body: { ...body, workspace_id: 'wsnowhere' } })],
      [404, await call('/v1/custom-tools/kg00000000000000000000000000000000/run', { body })],
    ] as const;
    for (const [status, answer] of refusals) {
      expect(answer).toMatchObject({ status, body: { error: expect.any(String) } });
    }
  });

  test('the runtimes say what can be imported and what a run may use', async () => {
    const { body } = await server.call('/v1/custom-tools/runtimes');
    expect(body).toMatchObject({
      data: [
        {
          language: 'python',
          runtime: 'CPython 3.11.2',
          builtin_modules: expect.arrayContaining(['json']),
          packages: [{ name: 'requests', import_name: 'requests', version: '2.0.0' }],
          limits: {
            wall_time_ms: 10_000,
            cpu_time_ms: 5_000,
            memory_bytes: 512 * 1024 * 1024,
            output_bytes: 8 * 1024 * 1024,
            processes: 48,
          },
        },
        { language: 'javascript', runtime: 'Bun 1.4.5', packages: [] },
      ],
    });
  });
});
