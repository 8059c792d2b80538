import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Outcome } from '@/lib/contract/problem';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './supervisor';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const isRoot = process.getuid?.() === 0;
const nobody = { uid: 65_534, gid: 65_534 };
const nobodyCanRun =
  isRoot && spawnSync(process.execPath, ['--version'], { ...nobody, cwd: repository }).status === 0;

let base: string;
let dataDir: string;
const databases: EmbeddedPostgres[] = [];
const children: ChildProcess[] = [];

beforeEach(() => {
  base = fs.mkdtempSync(path.join(os.tmpdir(), 'toolroom-test-'));
  dataDir = path.join(base, 'data');
});

afterEach(async () => {
  for (const database of databases.splice(0)) {
    await database.stop();
  }
  for (const child of children.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) {
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      await exit;
    }
  }
  fs.rmSync(base, { recursive: true, force: true });
});

const start = async (folder = dataDir): Promise<EmbeddedPostgres> => {
  const started = await startEmbeddedPostgres({ dataDir: folder });
  if (!started.ok) {
    throw new Error(started.problem.message);
  }
  databases.push(started.value);
  return started.value;
};

const stop = async (database: EmbeddedPostgres): Promise<void> => {
  databases.splice(databases.indexOf(database), 1);
  await database.stop();
};

const refusal = async (): Promise<string> => {
  const started = await startEmbeddedPostgres({ dataDir });
  if (started.ok) {
    await started.value.stop();
    throw new Error('expected a refusal');
  }
  return started.problem.message;
};

type Owner = { child: ChildProcess; started: Outcome<Pick<EmbeddedPostgres, 'connection'>> };

const startOwner = async (identity?: { uid: number; gid: number }): Promise<Owner> => {
  const script = path.join(repository, 'server/postgres/testing/owner.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir], {
    ...identity,
    cwd: repository,
    env: { ...process.env, HOME: base, TMPDIR: identity ? base : os.tmpdir() },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [line] = await once(child.stdout, 'data');
  return { child, started: JSON.parse(String(line)) };
};

const query = async (database: Pick<EmbeddedPostgres, 'connection'>, sql: string): Promise<unknown[]> => {
  const client = new pg.Client(database.connection);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
};

const cluster = () => path.join(dataDir, 'postgres', 'cluster');
const pidFile = () => path.join(cluster(), 'postmaster.pid');
const postmasterPid = () => Number.parseInt(fs.readFileSync(pidFile(), 'utf8'), 10);

/** Where nobody collects orphans (some containers), an ended process keeps its number but has no command line. */
const isAlive = (pid: number): boolean =>
  process.platform === 'linux'
    ? fs.existsSync(`/proc/${pid}/cmdline`) && fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== ''
    : spawnSync('/bin/ps', ['-p', String(pid)]).status === 0;

describe('the life of a database', () => {
  it('is made at the first start, found at the second, and leaves nothing running', async () => {
    const first = await start();
    await query(first, 'create table kept (n int); insert into kept values (7)');
    const pid = postmasterPid();
    await stop(first);
    expect(isAlive(pid)).toBe(false);
    expect(fs.existsSync(first.connection.host)).toBe(false);
    const second = await start();
    expect(await query(second, 'select n from kept')).toEqual([{ n: 7 }]);
  });

  it('syncs every commit, listens on no port and lets nobody else in', async () => {
    const database = await start();
    const rows = await query(
      database,
      `select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'listen_addresses') order by name`,
    );
    expect(rows).toEqual([
      { name: 'fsync', setting: 'on' },
      { name: 'full_page_writes', setting: 'on' },
      { name: 'listen_addresses', setting: '' },
      { name: 'synchronous_commit', setting: 'on' },
    ]);
    expect(fs.statSync(database.connection.host).mode & 0o777).toBe(0o700);
    expect(fs.statSync(path.join(dataDir, 'postgres')).mode & 0o777).toBe(0o700);
  });

  it('knows letters beyond ASCII and has trigrams', async () => {
    const database = await start();
    await query(database, 'create extension pg_trgm');
    expect(await query(database, `select 'ÉCLAIR' ilike 'éclair' as same`)).toEqual([{ same: true }]);
  });

  it('lives in a folder whose path is longer than a socket allows', async () => {
    const database = await start(path.join(base, 'a'.repeat(120), 'b'.repeat(80)));
    expect(await query(database, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it.skipIf(!isRoot)('lives, started as root, in a folder that only root may enter', async () => {
    fs.mkdirSync(dataDir);
    fs.chmodSync(base, 0o700);
    const database = await start();
    expect(fs.statSync(cluster()).uid).not.toBe(0);
    expect(await query(database, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it.skipIf(!nobodyCanRun)('runs as an ordinary user', async () => {
    fs.chownSync(base, nobody.uid, nobody.gid);
    const { started } = await startOwner(nobody);
    if (!started.ok) {
      throw new Error(started.problem.message);
    }
    expect(await query(started.value, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(fs.statSync(cluster()).uid).toBe(nobody.uid);
  });
});

describe('one owner', () => {
  it('refuses a second start and leaves the first alone', async () => {
    const { child, started } = await startOwner();
    expect(started.ok).toBe(true);
    const pid = postmasterPid();
    expect(await refusal()).toContain(`in use by process ${child.pid}: stop it, or set TOOLROOM_DATA_DIR`);
    expect(postmasterPid()).toBe(pid);
    expect(started.ok && (await query(started.value, 'select 1 as one'))).toEqual([{ one: 1 }]);
  });

  it('lets exactly one of several first starts win', async () => {
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => startEmbeddedPostgres({ dataDir })));
    const winners = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
    databases.push(...winners);
    expect(winners).toHaveLength(1);
    expect(winners[0] && (await query(winners[0], 'select 1 as one'))).toEqual([{ one: 1 }]);
  });
});

describe('what others left behind', () => {
  it('takes over from a killed app, with everything it acknowledged', async () => {
    const { child, started } = await startOwner();
    if (!started.ok) {
      throw new Error(started.problem.message);
    }
    await query(started.value, 'create table kept (n int); insert into kept values (1)');
    const left = postmasterPid();
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
    expect(isAlive(left)).toBe(true);
    const database = await start();
    expect(isAlive(left)).toBe(false);
    expect(await query(database, 'select n from kept')).toEqual([{ n: 1 }]);
  });

  it('starts when app and database were killed together', async () => {
    const { child, started } = await startOwner();
    if (!started.ok) {
      throw new Error(started.problem.message);
    }
    await query(started.value, 'create table kept (n int); insert into kept values (1)');
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    process.kill(postmasterPid(), 'SIGKILL');
    await exit;
    expect(await query(await start(), 'select n from kept')).toEqual([{ n: 1 }]);
  });

  it('is not fooled by a pid file that names another living program', async () => {
    const database = await start();
    const owner = fs.statSync(cluster());
    const content = fs.readFileSync(pidFile(), 'utf8');
    await stop(database);
    const foreign = spawn('sleep', ['600'], { uid: owner.uid, gid: owner.gid });
    children.push(foreign);
    fs.writeFileSync(pidFile(), content.replace(/^\d+/, String(foreign.pid)));
    fs.chownSync(pidFile(), owner.uid, owner.gid);
    expect(await query(await start(), 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(foreign.exitCode).toBeNull();
    expect(isAlive(foreign.pid ?? 0)).toBe(true);
  });

  it('starts with a pid file that is cut short', async () => {
    await stop(await start());
    fs.writeFileSync(pidFile(), '');
    expect(await query(await start(), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('begins again when making the database was cut short', async () => {
    const unfinished = path.join(dataDir, 'postgres', 'unfinished-abc');
    fs.mkdirSync(path.join(unfinished, 'base'), { recursive: true });
    fs.writeFileSync(path.join(unfinished, 'PG_VERSION'), '18\n');
    expect(await query(await start(), 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(fs.existsSync(unfinished)).toBe(false);
  });

  it('touches no folder that it does not understand', async () => {
    fs.mkdirSync(cluster(), { recursive: true });
    fs.writeFileSync(path.join(cluster(), 'precious'), 'data');
    expect(await refusal()).toContain('is no PostgreSQL data folder');
    fs.writeFileSync(path.join(cluster(), 'PG_VERSION'), '15\n');
    expect(await refusal()).toContain('was written by PostgreSQL 15, this is 18');
    expect(fs.readFileSync(path.join(cluster(), 'precious'), 'utf8')).toBe('data');
  });
});

describe('while it runs', () => {
  it('comes back when PostgreSQL is killed, under the same address', async () => {
    const database = await start();
    await query(database, 'create table kept (n int); insert into kept values (1)');
    const killed = postmasterPid();
    process.kill(killed, 'SIGKILL');
    await expect
      .poll(() => query(database, 'select n from kept').catch(() => 'away'), { timeout: 30_000 })
      .toEqual([{ n: 1 }]);
    expect(postmasterPid()).not.toBe(killed);
  });

  it('stops in the middle of coming back', async () => {
    const database = await start();
    process.kill(postmasterPid(), 'SIGKILL');
    await stop(database);
    expect(fs.existsSync(database.connection.host)).toBe(false);
    const again = await start();
    expect(await query(again, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});
