import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Run, RunSummary, ToolHealth } from '@/lib/contract/run';
import { sampleTool } from '@/server/testing/sample-tool';
import { storeRun } from '@/server/testing/stored-run';
import { startTestServer, type TestServer } from '@/server/testing/test-server';

const MINUTE = 60_000;
const START = new Date('2026-05-01T12:00:00Z').getTime();

let server: TestServer;
const stored: string[] = [];

/** Run 0 is the oldest; each is a minute younger than the one before. */
beforeAll(async () => {
  server = await startTestServer();
  await server.sql.query('update workspaces set run_retention_days = 365');
  for (let index = 0; index < 30; index += 1) {
    stored.push(
      await storeRun(server.sql, {
        workspaceId: server.workspaceId,
        toolId: index % 2 === 0 ? 'kgeven' : 'kgodd',
        toolVersion: index % 3 === 0 ? null : 1,
        state: index % 5 === 0 ? 'failed' : 'succeeded',
        source: index % 10 === 3 ? 'agent' : 'api',
        createdAt: new Date(START + index * MINUTE),
      }),
    );
  }
  await storeRun(server.sql, { workspaceId: server.otherWorkspaceId, toolId: 'kgeven' });
});
afterAll(() => server.stop());

type Page = { data: RunSummary[]; next_cursor: string | null; has_more: boolean };

const list = async (query: string): Promise<Page> => {
  const answer = await server.call(`/v1/runs?workspace_id=${server.workspaceId}${query}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body as Page;
};

const indexesOf = ({ data }: Page): number[] => data.map(({ id }) => stored.indexOf(id));
const newestFirst = (wanted: (index: number) => boolean) =>
  Array.from({ length: 30 }, (_, index) => 29 - index).filter(wanted);

describe('the list', () => {
  test('is newest first, page by page, nothing twice and nothing left out', async () => {
    const seen: number[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: Page = await list(
        `&limit=7${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
      );
      expect(page.has_more).toBe(page.next_cursor !== null);
      seen.push(...indexesOf(page));
      cursor = page.next_cursor;
    }
    expect(seen).toEqual(newestFirst(() => true));
  });

  const at = (minutes: number) => new Date(START + minutes * MINUTE).toISOString();

  test.each<[string, (index: number) => boolean]>([
    ['&tool_id=kgeven', (index) => index % 2 === 0],
    ['&state=failed', (index) => index % 5 === 0],
    ['&source=agent', (index) => index % 10 === 3],
    ['&tool_id=kgodd&state=failed', (index) => index % 2 === 1 && index % 5 === 0],
    [`&since=${at(20)}`, (index) => index >= 20],
    [`&until=${at(20)}`, (index) => index < 20],
    [`&since=${at(10)}&until=${at(12)}&source=api`, (index) => index >= 10 && index < 12],
    ['&state=running', () => false],
  ])('%s', async (query, wanted) => {
    expect(indexesOf(await list(`&limit=100${query}`))).toEqual(newestFirst(wanted));
  });

  test('a cursor of another list is refused', async () => {
    const { next_cursor: cursor } = await list('&limit=5');
    const answer = await server.call(
      `/v1/runs?workspace_id=${server.workspaceId}&state=failed&cursor=${encodeURIComponent(cursor ?? '')}`,
    );
    expect(answer).toMatchObject({ status: 400, body: { error: expect.stringMatching(/^cursor: /) } });
  });

  test.each(['&state=done', '&source=nobody', '&since=yesterday', '&tool=kg1', '&limit=101'])(
    '%s is a 400',
    async (query) => {
      const answer = await server.call(`/v1/runs?workspace_id=${server.workspaceId}${query}`);
      expect(answer.status).toBe(400);
    },
  );

  test('cuts long messages and leaves tracebacks to the run itself', async () => {
    const id = await storeRun(server.sql, { workspaceId: server.workspaceId, toolId: 'kglong' });
    const error = {
      reason: 'raised',
      type: 'E',
      message: '🚀'.repeat(1_000),
      line: 1,
      column: null,
      traceback: 'Traceback',
    };
    await server.sql.query("update runs set state = 'failed', error = $2 where id = $1", [
      id,
      JSON.stringify(error),
    ]);
    const [summary] = (await list('&tool_id=kglong')).data;
    expect(summary?.error?.traceback).toBeNull();
    expect(summary?.error?.message).toBe(`${'🚀'.repeat(250)}…`);
    const whole = await server.call(`/v1/runs/${id}`);
    expect((whole.body as { data: Run }).data.error).toEqual(error);
  });
});

describe('the health of tools', () => {
  const health = async (ids: string): Promise<ToolHealth[]> => {
    const answer = await server.call(`/v1/custom-tools/health?workspace_id=${server.workspaceId}&ids=${ids}`);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    return (answer.body as { data: ToolHealth[] }).data;
  };

  test('is that of saved versions in this workspace, in the order asked for', async () => {
    const versions = (rest: number) => newestFirst((index) => index % 2 === rest && index % 3 !== 0);
    const expected = (tool_id: string, indexes: number[]) => ({
      tool_id,
      last_run: {
        id: stored[indexes[0] ?? -1],
        state: (indexes[0] ?? -1) % 5 === 0 ? 'failed' : 'succeeded',
        created_at: new Date(START + (indexes[0] ?? -1) * MINUTE).toISOString(),
      },
      recent: { runs: indexes.length, failed: indexes.filter((index) => index % 5 === 0).length },
    });
    expect(await health('kgodd,kgnone,kgeven')).toEqual([
      expected('kgodd', versions(1)),
      { tool_id: 'kgnone', last_run: null, recent: { runs: 0, failed: 0 } },
      expected('kgeven', versions(0)),
    ]);
  });

  test.each([
    ['', 400],
    [Array.from({ length: 100 }, (_, index) => `kg${index}`).join(','), 200],
    [Array.from({ length: 101 }, (_, index) => `kg${index}`).join(','), 400],
  ])('%#: as many ids as a page has tools', async (ids, status) => {
    const answer = await server.call(`/v1/custom-tools/health?workspace_id=${server.workspaceId}&ids=${ids}`);
    expect(answer.status).toBe(status);
  });
});

describe('a deleted tool', () => {
  test('leaves its runs with their name and code, without itself', async () => {
    const created = await server.call('/v1/custom-tools', {
      body: sampleTool(server.workspaceId, 'short-lived'),
    });
    const { id, code } = (created.body as { data: { id: string; code: string } }).data;
    await server.call(`/v1/custom-tools/${id}/run`, { body: {} });
    await server.call(`/v1/custom-tools/${id}`, { method: 'DELETE' });

    const { data } = await list(`&tool_id=${id}`);
    expect(data).toMatchObject([{ tool_id: null, tool_name: 'short-lived', tool_version: 1, source: 'api' }]);
    const whole = await server.call(`/v1/runs/${data[0]?.id}`);
    expect((whole.body as { data: Run }).data).toMatchObject({ tool_id: null, code, arguments: {} });
    expect((await server.call(`/v1/custom-tools/${id}/run`, { body: {} })).status).toBe(404);
  });
});

describe('run settings', () => {
  test('of a tool change neither its record nor its tag', async () => {
    const created = await server.call('/v1/custom-tools', {
      body: sampleTool(server.workspaceId, 'patient'),
    });
    const { id } = (created.body as { data: { id: string } }).data;
    const path = `/v1/custom-tools/${id}/run-settings`;
    expect((await server.call(path)).body).toEqual({ data: { timeout_ms: 10_000 } });
    const changed = await server.call(path, { method: 'PATCH', body: { timeout_ms: 60_000 } });
    expect(changed.body).toEqual({ data: { timeout_ms: 60_000 } });
    expect((await server.call(path)).body).toEqual({ data: { timeout_ms: 60_000 } });

    const read = await server.call(`/v1/custom-tools/${id}`);
    expect(read.body).toEqual(created.body);
    expect(read.headers.get('etag')).toBe(created.headers.get('etag'));
    for (const timeout_ms of [999, 60_001, 1.5, '5000', null]) {
      expect((await server.call(path, { method: 'PATCH', body: { timeout_ms } })).status).toBe(400);
    }
  });

  test('of a workspace say how long its runs are kept', async () => {
    const path = `/v1/workspaces/${server.otherWorkspaceId}/run-settings`;
    const token = server.other;
    expect((await server.call(path, { token })).body).toEqual({ data: { retention_days: 365 } });
    await server.call(path, { token, method: 'PATCH', body: { retention_days: 1 } });
    expect((await server.call(path, { token })).body).toEqual({ data: { retention_days: 1 } });
    for (const retention_days of [0, 366, 1.5]) {
      expect((await server.call(path, { token, method: 'PATCH', body: { retention_days } })).status).toBe(
        400,
      );
    }
  });
});
