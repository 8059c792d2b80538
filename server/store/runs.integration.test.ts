import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { closeDatabase, type Database, openDatabase } from '@/server/store/database';
import { migrateDatabase } from '@/server/store/migrate';
import type { RunCriteria, RunPosition } from '@/server/store/run-pages';
import { createRunUpkeep } from '@/server/store/run-upkeep';
import { createRunStore, type NewRun, type RunStore } from '@/server/store/runs';
import { holdServerLock } from '@/server/store/server-lock';
import { createTestDatabase } from '@/server/testing/test-postgres';

const ROWS = 20_000;

let connection: Awaited<ReturnType<typeof createTestDatabase>>;
let database: Database;
let store: RunStore;

beforeAll(async () => {
  connection = await createTestDatabase();
  await migrateDatabase(connection);
  database = openDatabase(connection, () => undefined);
  store = createRunStore(database);
  const query = (text: string) => database.$client.query(text);
  await query("insert into workspaces (id, name) values ('big', 'Big'), ('small', 'Small')");
  await query(
    "insert into tokens (id, name, hash, hint, scope, all_workspaces) values ('tk1', 'A token', '\\x01', 'x', 'write', true)",
  );
  await query(
    `insert into tools (id, workspace_id, name, description, language, code, parameters, enable_globally, validated)
      select 'kg' || n, 'big', 'tool-' || n, '', 'python', 'x', '{}', false, true from generate_series(0, 49) n`,
  );
  await query("insert into run_programs (hash, code, parameters) values ('\\x01', 'x', '{}')");
  await query(
    `insert into runs (id, workspace_id, tool_id, tool_name, tool_version, language, program, source, token_id, arguments,
        timeout_ms, state, server_key, created_at)
      select 'rn' || n, case when n % 100 = 0 then 'small' else 'big' end, 'kg' || n % 50, 'tool',
        case when n % 3 = 0 then null else 1 end, 'python', '\\x01', case when n % 400 = 1 then 'agent' else 'api' end,
        'tk1', '{}', 10000, case when n % 500 = 1 then 'failed' else 'succeeded' end, 0,
        now() - interval '1 day' + n * interval '1 second'
      from generate_series(1, ${ROWS}) n`,
  );
  await query('vacuum analyze runs');
});
afterAll(() => closeDatabase(database));

/** The plans of what the store really sends for something. */
const plansOf = async (use: () => Promise<unknown>): Promise<string[]> => {
  const query = vi.spyOn(database.$client, 'query');
  await use();
  const calls = query.mock.calls as unknown as [pg.QueryConfig | string, unknown[] | undefined][];
  query.mockRestore();
  const plans: string[] = [];
  for (const [config, values] of calls) {
    const { text, values: own } = typeof config === 'string' ? { text: config, values: [] } : config;
    const { rows } = await database.$client.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values ?? own);
    plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
  }
  return plans;
};

const MIDDLE: RunPosition = { createdAt: new Date(Date.now() - 12 * 3_600_000).toISOString(), id: 'rn' };
const HOUR_AGO = new Date(Date.now() - 3_600_000);

describe('a page is read from an index in its order', () => {
  test.each<[string, Omit<RunCriteria, 'workspaceId'>, RunPosition | null, string]>([
    ['newest first', {}, null, 'runs_newest'],
    ['continued', {}, MIDDLE, 'runs_newest'],
    ['since an hour', { since: HOUR_AGO }, null, 'runs_newest'],
    ['until an hour ago', { until: HOUR_AGO }, null, 'runs_newest'],
    ['of one tool', { toolId: 'kg7' }, null, 'runs_newest_by_tool'],
    ['of one tool, continued', { toolId: 'kg7' }, MIDDLE, 'runs_newest_by_tool'],
    ['the few that failed', { state: 'failed' }, null, 'runs_newest_by_state'],
    ['the few that failed, continued', { state: 'failed' }, MIDDLE, 'runs_newest_by_state'],
    ['the few by agents', { source: 'agent' }, null, 'runs_newest_by_source'],
  ])('%s', async (_label, criteria, after, index) => {
    const [plan, ...more] = await plansOf(() =>
      store.list({ criteria: { workspaceId: 'big', ...criteria }, after, limit: 21 }),
    );
    expect(more).toEqual([]);
    expect(plan).toContain(`using ${index} on runs`);
    expect(plan).not.toMatch(/Sort|Seq Scan on runs/);
  });
});

test('the health of a hundred tools is read from an index', async () => {
  const ids = Array.from({ length: 100 }, (_, index) => `kg${index}`);
  const [plan] = await plansOf(() => store.health('big', ids));
  expect(plan).toContain('using runs_newest_by_tool on runs');
  expect(plan).not.toContain('Seq Scan');

  const lastRuns = await store.health('big', ['kg7', 'kg99']);
  expect(lastRuns).toHaveLength(20);
  expect(lastRuns.every(({ toolId }) => toolId === 'kg7')).toBe(true);
});

test('what is asked every second and every minute reads no table whole', async () => {
  const upkeep = createRunUpkeep(database);
  const plans = await plansOf(async () => {
    await store.cancelRequested(['rn1', 'rn2']);
    await upkeep.interruptLost('{}');
  });
  expect(plans.join('\n')).toContain('using runs_running on runs');
  expect(plans.join('\n')).not.toContain('Seq Scan on runs');
});

const newRun = (id: string, change: Partial<NewRun> = {}): NewRun => ({
  id,
  workspaceId: 'big',
  toolId: 'kg1',
  toolName: 'tool-1',
  toolVersion: 1,
  language: 'python',
  code: 'def main(**params): ...',
  parameters: {},
  arguments: '{"id": 12345678901234567890}',
  source: 'api',
  tokenId: 'tk1',
  agentId: null,
  timeoutMs: 10_000,
  serverKey: 1,
  createdAt: new Date(),
  ...change,
});

const ending = {
  state: 'succeeded',
  message: 'done',
  error: null,
  result: '{"message": "done"}',
  logs: '',
  logsTruncated: false,
  runTimeMs: 5,
  queueTimeMs: 0,
  peakMemoryBytes: null,
  endedAt: new Date(),
} as const;

const stateOf = async (id: string) => (await store.find(id))?.state;

describe('a run', () => {
  test('is there from its beginning, and has its end once', async () => {
    await store.accept(newRun('rna'));
    await store.accept(newRun('rna', { toolName: 'another' }));
    expect(await store.find('rna')).toMatchObject({
      state: 'running',
      toolName: 'tool-1',
      tokenName: 'A token',
      code: 'def main(**params): ...',
      arguments: '{"id": 12345678901234567890}',
      endedAt: null,
    });
    await store.finish('rna', ending);
    await store.finish('rna', { ...ending, state: 'failed' });
    expect(await stateOf('rna')).toBe('succeeded');
  });

  test('shares its program with all runs of it', async () => {
    const programs = async () =>
      (await database.$client.query('select count(*)::int as n from run_programs')).rows[0].n;
    await store.accept(newRun('rnb1'));
    const before = await programs();
    await Promise.all(['rnb2', 'rnb3', 'rnb4'].map((id) => store.accept(newRun(id))));
    expect(await programs()).toBe(before);
    await store.accept(
      newRun('rnb5', { parameters: { a: { type: 'string', required: true, description: '' } } }),
    );
    expect(await programs()).toBe(before + 1);
  });

  test('keeps name and code of a tool that is deleted, and is still found by its id', async () => {
    await store.accept(newRun('rnc', { toolId: 'kg49' }));
    await database.$client.query("delete from tools where id = 'kg49'");
    expect(await store.find('rnc')).toMatchObject({ toolId: null, toolName: 'tool-1', toolVersion: 1 });
    const found = await store.list({
      criteria: { workspaceId: 'big', toolId: 'kg49' },
      after: null,
      limit: 1,
    });
    expect(found).toMatchObject([{ id: 'rnc', toolId: null }]);
  });

  test('is asked to stop only while it runs', async () => {
    await store.accept(newRun('rnd'));
    expect(await store.cancelRequested(['rnd'])).toEqual([]);
    expect(await store.requestCancel('rnd')).toBe(true);
    expect(await store.cancelRequested(['rnd', 'rn1'])).toEqual(['rnd']);
    await store.finish('rnd', ending);
    expect(await store.requestCancel('rnd')).toBe(false);
  });
});

describe('upkeep', () => {
  test('marks the runs of servers that are gone, and a server that was only cut off has the last word', async () => {
    const upkeep = createRunUpkeep(database);
    const [here, gone] = await Promise.all([holdServerLock(connection), holdServerLock(connection)]);
    await store.accept(newRun('rne1', { serverKey: here.key }));
    await store.accept(newRun('rne2', { serverKey: gone.key }));
    await gone.release();
    await vi.waitFor(async () => {
      await upkeep.interruptLost('{}');
      expect(await stateOf('rne2')).toBe('interrupted');
    });
    expect(await stateOf('rne1')).toBe('running');

    await store.finish('rne2', ending);
    expect(await stateOf('rne2')).toBe('succeeded');
    await here.release();
  });

  test('a lost connection is made anew and the lock held again', async () => {
    const lock = await holdServerLock(connection);
    const holders = async () =>
      (
        await database.$client.query<{ pid: number }>(
          "select pid from pg_locks where locktype = 'advisory' and objid = $1",
          [lock.key],
        )
      ).rows.map(({ pid }) => pid);
    const [first] = await holders();
    await database.$client.query('select pg_terminate_backend($1)', [first]);
    await vi.waitFor(
      async () => {
        const [again] = await holders();
        expect(again).toBeDefined();
        expect(again).not.toBe(first);
      },
      { timeout: 10_000, interval: 100 },
    );
    await lock.release();
    await vi.waitFor(async () => expect(await holders()).toEqual([]));
  });

  test('deletes what a workspace keeps no longer, with the programs of nobody, and nothing that runs', async () => {
    const upkeep = createRunUpkeep(database);
    const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 3_600_000);
    await database.$client.query("update workspaces set run_retention_days = 7 where id = 'small'");
    await store.accept(newRun('rnf1', { workspaceId: 'small', createdAt: daysAgo(8), code: 'only here' }));
    await store.finish('rnf1', ending);
    await store.accept(newRun('rnf2', { workspaceId: 'small', createdAt: daysAgo(8) }));
    await store.accept(newRun('rnf3', { workspaceId: 'big', createdAt: daysAgo(8) }));
    await store.finish('rnf3', ending);
    await store.accept(newRun('rnf4', { workspaceId: 'big', createdAt: daysAgo(31) }));
    await store.finish('rnf4', ending);
    await database.$client.query("update run_programs set created_at = now() - interval '2 hours'");

    expect(await upkeep.sweep()).toBe(2);
    const { rows } = await database.$client.query("select id from runs where id like 'rnf%' order by id");
    expect(rows).toEqual([{ id: 'rnf2' }, { id: 'rnf3' }]);
    const programs = await database.$client.query("select from run_programs where code = 'only here'");
    expect(programs.rowCount).toBe(0);
    expect(await upkeep.sweep()).toBe(0);
  });

  test('a program swept away while a run of it is accepted is written anew', async () => {
    await store.accept(newRun('rng1', { code: 'swept' }));
    await store.forget('rng1');
    const blocker = await database.$client.connect();
    await blocker.query('begin');
    await blocker.query("delete from run_programs where code = 'swept'");
    const accepting = store.accept(newRun('rng2', { code: 'swept' }));
    await blocker.query('commit');
    blocker.release();
    await accepting;
    expect(await store.find('rng2')).toMatchObject({ code: 'swept' });
  });
});
