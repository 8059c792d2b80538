import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { ToolSort } from '@/lib/contract/tool';
import { closeDatabase, type Database, openDatabase } from '@/server/store/database';
import { migrateDatabase } from '@/server/store/migrate';
import type { ToolCriteria, ToolPosition } from '@/server/store/tool-query';
import { createToolStore, type ToolStore } from '@/server/store/tools';
import { createTestDatabase } from '@/server/testing/test-postgres';

const ROWS = 20_000;

let database: Database;
let store: ToolStore;

beforeAll(async () => {
  const connection = await createTestDatabase();
  await migrateDatabase(connection);
  database = openDatabase(connection, () => undefined);
  store = createToolStore(database);
  await database.$client.query("insert into workspaces (id, name) values ('big', 'Big'), ('small', 'Small')");
  await database.$client.query(
    `insert into tools (id, workspace_id, name, description, language, code, parameters, enable_globally, validated, created_at)
      select 'kg' || md5(n::text), case when n % 100 = 0 then 'small' else 'big' end, 'tool-' || n,
        'Looks up ' || md5((n * 7)::text), case when n % 500 = 1 then 'javascript' else 'python' end,
        'def main(**params): return {"message": "' || md5((n * 13)::text) || '"}', '{}', n % 400 = 1, n % 300 <> 1,
        timestamptz '2026-01-01' + n * interval '1 second'
      from generate_series(1, ${ROWS}) n`,
  );
  await database.$client.query('vacuum analyze tools');
});
afterAll(() => closeDatabase(database));

type Statement = { text: string; values: unknown[] };

/** The statement that the store really sends for something. */
const statementOf = async (use: () => Promise<unknown>): Promise<Statement> => {
  const query = vi.spyOn(database.$client, 'query');
  await use();
  const [config, values] = query.mock.calls[0] as unknown as [pg.QueryConfig, unknown[]];
  query.mockRestore();
  return { text: config.text, values };
};

const planOf = async ({ text, values }: Statement): Promise<string> => {
  const { rows } = await database.$client.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
};

const listPlan = async (criteria: ToolCriteria, sort: ToolSort, after: ToolPosition | null = null) =>
  planOf(await statementOf(() => store.list({ criteria, sort, after, limit: 21 })));

const MIDDLE = { createdAt: '2026-01-01T03:00:00.000Z', id: 'kg' };

describe('a page is read from an index in its order', () => {
  test.each([
    ['newest first', {}, '-created_at', null, 'tools_newest'],
    ['newest first, continued', {}, '-created_at', MIDDLE, 'tools_newest'],
    ['oldest first', {}, 'created_at', null, 'tools_newest'],
    ['oldest first, continued', {}, 'created_at', MIDDLE, 'tools_newest'],
    ['by name', {}, 'name', null, 'tools_name'],
    ['by name, continued', {}, 'name', { name: 'tool-5' }, 'tools_name'],
    ['by name, backwards', {}, '-name', null, 'tools_name'],
    ['the few not validated', { validated: false }, '-created_at', null, 'tools_newest_by_validated'],
    ['the few enabled', { enableGlobally: true }, '-created_at', MIDDLE, 'tools_newest_by_enabled'],
    ['the few in JavaScript', { language: 'javascript' }, '-created_at', null, 'tools_newest_by_language'],
  ] as const)('%s', async (_label, criteria, sort, after, index) => {
    const plan = await listPlan({ workspaceId: 'big', ...criteria }, sort, after);

    expect(plan).toContain(`using ${index} on tools`);
    expect(plan).not.toMatch(/Sort|Seq Scan/);
  });
});

describe('a text is looked for in the trigram index', () => {
  test.each(['c4ca4238a0b9', 'TOOL-19997', 'no such text anywhere'])('%s', async (query) => {
    const plan = await listPlan({ workspaceId: 'big', query }, '-created_at');

    expect(plan).toContain('Bitmap Index Scan on tools_text');
    expect(plan).not.toContain('Seq Scan');
  });

  test('also when it is only counted', async () => {
    const plan = await planOf(
      await statementOf(() => store.count({ workspaceId: 'big', query: 'c4ca4238a0b9' })),
    );
    expect(plan).toContain('Bitmap Index Scan on tools_text');
  });

  test('but what nearly every tool has is read in order until the page is full', async () => {
    const plan = await listPlan({ workspaceId: 'big', query: 'def main' }, '-created_at');
    expect(plan).toContain('using tools_newest on tools');
  });
});

test('a tool is found by its key', async () => {
  expect(await planOf(await statementOf(() => store.find('kg1')))).toContain('using tools_pkey on tools');
});
