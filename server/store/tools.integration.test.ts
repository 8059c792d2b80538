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

/** The statements that the store really sends for something. */
const statementsOf = async (use: () => Promise<unknown>): Promise<Statement[]> => {
  const query = vi.spyOn(database.$client, 'query');
  await use();
  const calls = query.mock.calls as unknown as [pg.QueryConfig, unknown[]][];
  query.mockRestore();
  return calls.map(([config, values]) => ({ text: config.text, values }));
};

/** Their plans, one after the other. */
const plansOf = async (use: () => Promise<unknown>): Promise<string[]> => {
  const plans: string[] = [];
  for (const { text, values } of await statementsOf(use)) {
    const { rows } = await database.$client.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values);
    plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
  }
  return plans;
};

const listPlans = (criteria: ToolCriteria, sort: ToolSort, after: ToolPosition | null = null) =>
  plansOf(() => store.list({ criteria, sort, after, limit: 21 }));

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
    const [plan, ...more] = await listPlans({ workspaceId: 'big', ...criteria }, sort, after);

    expect(more).toEqual([]);

    expect(plan).toContain(`using ${index} on tools`);
    expect(plan).not.toMatch(/Sort|Seq Scan/);
  });
});

describe('a text is looked for', () => {
  const IN_ORDER = /Limit[\s\S]*Subquery Scan on first[\s\S]*Limit[\s\S]*using tools_newest on tools/;

  test.each(['c4ca4238a0b9', 'TOOL-1234', 'no such text anywhere'])(
    'that few tools have (%s) in the trigram index, after a look at the first',
    async (query) => {
      const [near, far] = await listPlans({ workspaceId: 'big', query }, '-created_at');

      expect(near).toMatch(IN_ORDER);
      expect(far).toContain('Bitmap Index Scan on tools_text');
      expect(far).not.toContain('Seq Scan');
    },
  );

  test('that many tools have, in the order of the list only', async () => {
    const [near, ...more] = await listPlans({ workspaceId: 'big', query: 'def main' }, '-created_at');

    expect(near).toMatch(IN_ORDER);
    expect(more).toEqual([]);
  });

  test('by the trigram index when it is only counted', async () => {
    const [plan] = await plansOf(() => store.count({ workspaceId: 'big', query: 'c4ca4238a0b9' }));
    expect(plan).toContain('Bitmap Index Scan on tools_text');
  });
});

test('a tool is found by its key', async () => {
  expect((await plansOf(() => store.find('kg1')))[0]).toContain('using tools_pkey on tools');
});
