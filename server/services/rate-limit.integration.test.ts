import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startTestServer, type TestAnswer, type TestServer } from '@/server/testing/test-server';

const LIMIT = 24;

let server: TestServer;

/** A minute may turn during a test: what is counted is then counted anew. */
const waitForEarlyMinute = async (target: TestServer): Promise<void> => {
  const secondsIntoMinute = async () =>
    Number((await target.sql.query('select extract(second from clock_timestamp()) as s')).rows[0].s);
  await vi.waitUntil(async () => (await secondsIntoMinute()) < 40, { timeout: 30_000, interval: 500 });
};

beforeEach(async () => {
  server = await startTestServer({ requestsPerMinute: LIMIT });
  await waitForEarlyMinute(server);
});
afterEach(() => server.stop());

const repeat = (times: number, request: () => Promise<TestAnswer>) =>
  Promise.all(Array.from({ length: times }, request));

const served = (answers: TestAnswer[]) => answers.filter(({ status }) => status === 200).length;

test('a workspace has its limit, whatever the token, and says when to come back', async () => {
  const { workspaceId, call, read, write } = server;
  const path = `/v1/custom-tools?workspace_id=${workspaceId}`;
  const answers = [
    ...(await repeat(LIMIT, () => call(path, { token: read }))),
    ...(await repeat(LIMIT, () => call(path, { token: write }))),
  ];

  expect(served(answers)).toBe(LIMIT);
  const refused = answers.find(({ status }) => status === 429);
  expect(refused?.body).toEqual({ error: expect.stringMatching(/24 requests.*Try again in \d+ second/) });
  expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(Number(refused?.headers.get('retry-after'))).toBeLessThanOrEqual(60);
});

test('other workspaces, and requests that name none, are counted apart', async () => {
  const { workspaceId, otherWorkspaceId, call, all } = server;
  const list = (id: string) => () => call(`/v1/custom-tools?workspace_id=${id}`, { token: all });

  expect(served(await repeat(LIMIT + 5, list(workspaceId)))).toBe(LIMIT);
  expect(served(await repeat(LIMIT + 5, list(otherWorkspaceId)))).toBe(LIMIT);
  expect(served(await repeat(LIMIT + 5, () => call('/v1/workspaces', { token: all })))).toBe(LIMIT);
});

test('naming the workspace of others spends the own token, not their limit', async () => {
  const { workspaceId, call, other, write } = server;
  const path = `/v1/custom-tools?workspace_id=${workspaceId}`;
  const refused = await repeat(LIMIT + 5, () => call(path, { token: other }));

  expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([403, 429]));
  expect(served(await repeat(LIMIT, () => call(path, { token: write })))).toBe(LIMIT);
});

test('refused and malformed requests are counted too', async () => {
  const { call } = server;
  const answers = await repeat(LIMIT + 5, () => call('/v1/custom-tools', { raw: '{' }));
  expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(5);
});

test('two servers share one limit', async () => {
  const second = await startTestServer({ requestsPerMinute: LIMIT, connection: server.connection });
  const path = `/v1/custom-tools?workspace_id=${server.workspaceId}`;
  const [here, there] = await Promise.all([
    repeat(LIMIT, () => server.call(path)),
    repeat(LIMIT, () => second.call(path, { token: server.write })),
  ]);
  await second.stop();

  expect(served(here) + served(there)).toBe(LIMIT);
});

test('unknown tokens are looked up so often, then refused unseen; tokens in use go on', async () => {
  const { call, read } = server;
  expect((await call('/v1/workspaces', { token: read })).status).toBe(200);
  const unknown = await repeat(LIMIT * 2, () => call('/v1/workspaces', { token: `capi_${'x'.repeat(43)}` }));
  const after = await call('/v1/workspaces', { token: `capi_${'y'.repeat(43)}` });

  expect(unknown[0]?.status).toBe(401);
  expect(after.status).toBe(429);
  expect((await call('/v1/workspaces', { token: read })).status).toBe(200);
});
