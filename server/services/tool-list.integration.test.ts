import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from '@/lib/contract/envelope';
import type { Tool } from '@/lib/contract/tool';
import { sampleTool } from '@/server/testing/sample-tool';
import { startTestServer, type TestServer } from '@/server/testing/test-server';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** A workspace of its own with `count` tools, two of every three created in the same millisecond. */
const seed = async (name: string, count: number): Promise<string> => {
  const workspaceId = `ws-${name}`;
  await server.sql.query('insert into workspaces (id, name) values ($1, $1)', [workspaceId]);
  await server.sql.query(
    `insert into tools (id, workspace_id, name, description, language, code, parameters, enable_globally, validated, created_at)
      select 'kg-' || $1 || '-' || md5(n::text), $1, 'tool-' || n,
        case when n % 5 = 0 then 'Sends an INVOICE of 100%' else 'Looks up an order' end,
        case when n % 2 = 0 then 'python' else 'javascript' end, 'code_of_' || n, '{}', n % 3 = 0, n % 4 <> 0,
        timestamptz '2026-01-01' + (n / 3) * interval '1 millisecond'
      from generate_series(1, $2) n`,
    [workspaceId, count],
  );
  return workspaceId;
};

const addTool = (workspaceId: string, name: string) =>
  server.call('/v1/custom-tools', { token: server.all, body: sampleTool(workspaceId, name) });

const readPage = async (query: Record<string, string>): Promise<Page<Tool>> => {
  const answer = await server.call(`/v1/custom-tools?${new URLSearchParams(query)}`, { token: server.all });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body as Page<Tool>;
};

/** Every page of a list, doing something between each two. */
const readAll = async (
  query: Record<string, string>,
  between: (page: Tool[]) => Promise<unknown> = () => Promise.resolve(),
): Promise<Tool[]> => {
  const seen: Tool[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<Tool> = await readPage({ ...query, ...(cursor !== null && { cursor }) });
    expect(page.has_more).toBe(page.next_cursor !== null);
    seen.push(...page.data);
    cursor = page.next_cursor;
    await between(page.data);
  } while (cursor !== null);
  return seen;
};

const namesOf = (tools: Tool[]) => tools.map(({ name }) => name);

describe('pages', () => {
  test.each(['-created_at', 'created_at', 'name', '-name'])(
    'by %s hold every tool once, in order',
    async (sort) => {
      const workspaceId = await seed(`pages-${sort}`, 100);
      const tools = await readAll({ workspace_id: workspaceId, sort, limit: '7' });

      expect(new Set(namesOf(tools)).size).toBe(100);
      const key = ({ name, created_at: createdAt, id }: Tool) =>
        sort.endsWith('name') ? name : `${createdAt} ${id}`;
      const keys = tools.map(key);
      expect(keys).toEqual([...keys].sort((a, b) => (a < b ? -1 : 1) * (sort.startsWith('-') ? -1 : 1)));
    },
  );

  test('the newest stand first unless told otherwise', async () => {
    const workspaceId = await seed('newest', 3);
    await addTool(workspaceId, 'newest-of-all');
    expect((await readPage({ workspace_id: workspaceId })).data[0]?.name).toBe('newest-of-all');
  });

  test('a last page that is just full is the last', async () => {
    const workspaceId = await seed('full', 10);
    expect(await readPage({ workspace_id: workspaceId, limit: '10' })).toMatchObject({
      next_cursor: null,
      has_more: false,
    });
  });

  test.each(['-created_at', 'created_at', 'name'])(
    'by %s neither repeat nor skip a tool while others come and go',
    async (sort) => {
      const workspaceId = await seed(`moving-${sort}`, 90);
      const before = new Set(namesOf(await readAll({ workspace_id: workspaceId })));
      const removed = new Set<string>();
      let step = 0;
      const tools = await readAll({ workspace_id: workspaceId, sort, limit: '7' }, async (page) => {
        step += 1;
        await addTool(workspaceId, `added-${step}`);
        // The last of the page, where the cursor stands, and one of those already seen.
        for (const { id, name } of [page.at(-1), page[0]].filter((tool) => tool !== undefined)) {
          await server.call(`/v1/custom-tools/${id}`, { token: server.all, method: 'DELETE' });
          removed.add(name);
        }
      });

      const names = namesOf(tools);
      expect(new Set(names).size).toBe(names.length);
      expect(names.filter((name) => before.has(name)).length).toBe(90);
      expect(removed.size).toBeGreaterThan(20);
    },
  );
});

describe('cursors', () => {
  test('belong to their workspace, filters and sort', async () => {
    const workspaceId = await seed('cursors', 30);
    const elsewhere = await seed('elsewhere', 30);
    const { next_cursor: cursor } = await readPage({
      workspace_id: workspaceId,
      limit: '5',
      language: 'python',
    });
    const own = { workspace_id: workspaceId, language: 'python', cursor: cursor ?? '' };
    const status = async (query: Record<string, string>) =>
      (await server.call(`/v1/custom-tools?${new URLSearchParams(query)}`, { token: server.all })).status;

    expect(await status(own)).toBe(200);
    expect(await status({ ...own, limit: '100' })).toBe(200);
    expect(await status({ ...own, workspace_id: elsewhere })).toBe(400);
    expect(await status({ ...own, language: 'javascript' })).toBe(400);
    expect(await status({ ...own, query: 'x' })).toBe(400);
    expect(await status({ ...own, sort: 'name' })).toBe(400);
    expect(await status({ ...own, cursor: `A${cursor?.slice(1)}` })).toBe(400);
    const workspaces = await server.call(`/v1/workspaces?cursor=${cursor}`, { token: server.all });
    expect(workspaces.status).toBe(400);
  });

  test('outlive the server that gave them', async () => {
    const workspaceId = await seed('outlive', 10);
    const { next_cursor: cursor } = await readPage({ workspace_id: workspaceId, limit: '5' });
    const second = await startTestServer({ connection: server.connection });

    const answer = await second.call(`/v1/custom-tools?workspace_id=${workspaceId}&cursor=${cursor}`, {
      token: server.all,
    });
    await second.stop();
    expect((answer.body as Page<Tool>).data).toHaveLength(5);
  });
});

describe('filters', () => {
  let workspaceId: string;
  beforeAll(async () => {
    workspaceId = await seed('filters', 60);
  });

  test.each([
    [{ language: 'python' }, 30],
    [{ validated: 'false' }, 15],
    [{ enable_globally: 'true' }, 20],
    [{ language: 'python', validated: 'true', enable_globally: 'true' }, 5],
    [{ query: 'invoice' }, 12],
    [{ query: '100%' }, 12],
    [{ query: '1%0' }, 0],
    [{ query: 'tool-5' }, 11],
    [{ query: 'CODE_OF_6' }, 2],
    [{ query: 'code.of' }, 0],
    [{ query: '\\' }, 0],
    [{ query: 'looks', language: 'javascript' }, 24],
    [{ query: '' }, 60],
  ])('%j finds %i, and the count agrees', async (filter, expected) => {
    const query = { workspace_id: workspaceId, ...filter };
    const found = await readAll({ ...query, limit: '9' });
    const counted = await server.call(`/v1/custom-tools/count?${new URLSearchParams(query)}`, {
      token: server.all,
    });

    expect(found.length).toBe(expected);
    expect(counted.body).toEqual({ data: { count: expected } });
  });

  test('letters of any language are found whatever their case', async () => {
    await server.call('/v1/custom-tools', {
      token: server.all,
      body: { ...sampleTool(workspaceId, 'unicode'), description: 'Prüft die GRÖSSE' },
    });
    expect(namesOf(await readAll({ workspace_id: workspaceId, query: 'größe' }))).toEqual([]);
    expect(namesOf(await readAll({ workspace_id: workspaceId, query: 'PRÜFT' }))).toEqual(['unicode']);
  });
});
