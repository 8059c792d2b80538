import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { ExecutionOutcome } from '@/server/sandbox/execution';
import { executed, type FakeParts, fakeEnvironment } from '@/server/testing/fake-environment';
import { endlessSandbox, historyOf, makeTool, startRunTestServer } from '@/server/testing/run-test-server';
import { startTestServer, type TestServer } from '@/server/testing/test-server';

let shared: Awaited<ReturnType<typeof startRunTestServer>>;
const servers: TestServer[] = [];

beforeAll(async () => {
  shared = await startRunTestServer();
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});
afterAll(() => shared.stop());

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

describe('a run is ended', () => {
  const running = (server: TestServer): Promise<string> =>
    vi.waitFor(async () => {
      const [run] = await historyOf(server);
      expect(run?.state).toBe('running');
      return run?.id ?? '';
    });

  test('by another server on the same database', async () => {
    const { execute } = endlessSandbox();
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
    expect(await historyOf(first)).toMatchObject([{ id: run, state: 'cancelled' }]);
    const again = await second.call(`/v1/runs/${run}/cancel`, { method: 'POST', token: first.write });
    expect(again).toMatchObject({ status: 404, body: { error: expect.stringContaining('is over') } });
  });

  test('by the end of its server, which answers first and writes it down', async () => {
    const { execute } = endlessSandbox();
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
    const { execute } = endlessSandbox();
    const server = await shared.with({ execute });
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
    await vi.waitFor(async () => expect(await historyOf(server)).toMatchObject([{ state: 'cancelled' }]));
  });
});

describe('when the database goes away while a tool runs', () => {
  test('its caller is answered, and its end is written once the database is back', async () => {
    let end: (outcome: ExecutionOutcome) => void = () => undefined;
    const execute = () =>
      new Promise<ExecutionOutcome>((resolve) => {
        end = resolve;
      });
    const server = await shared.with({ execute });
    const answer = server.call(`/v1/custom-tools/${await makeTool(server)}/run`, { body: {} });
    await vi.waitFor(async () => expect(await historyOf(server)).toMatchObject([{ state: 'running' }]));

    // What PostgreSQL says when it is being shut down.
    await server.sql.query(
      "create function away() returns trigger language plpgsql as $$ begin raise exception 'away' using errcode = '57P01'; end $$",
    );
    await server.sql.query('create trigger away before update on runs for each row execute function away()');
    end(executed({ kind: 'returned', value: { message: 'kept' } }));
    expect(await answer).toMatchObject({ status: 200, body: { data: { success: true, message: 'kept' } } });

    expect(await historyOf(server)).toMatchObject([{ state: 'running' }]);

    await server.sql.query('drop trigger away on runs');
    await vi.waitFor(
      async () => expect(await historyOf(server)).toMatchObject([{ state: 'succeeded', message: 'kept' }]),
      { timeout: 10_000, interval: 100 },
    );
  });
});
