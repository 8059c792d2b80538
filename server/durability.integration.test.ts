import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Api, createApi, findWorkspace, listTools } from '@/server/durability/api';
import { type BuiltServer, freePort, requireBuilt, startBuiltServer } from '@/server/durability/built-server';
import { type Burst, createSharedTool, runBurst } from '@/server/durability/burst';
import { createLedger, type Ledger } from '@/server/durability/ledger';
import { findPostmaster, killPostgres, type Postmaster } from '@/server/durability/postmaster';
import { seededRandom } from '@/server/durability/seeded-random';
import { compareWithApi, readDatabase } from '@/server/durability/stored-tools';
import { startEmbeddedPostgres } from '@/server/postgres/supervisor';
import { removeDataFolder } from '@/server/testing/data-folder';

const ROUNDS = 30;
const TIMEOUT_MS = 300_000;
const RECOVERY_MS = 60_000;
const POLL_MS = 20;
/** A burst is cut at one of its first so many events; a write makes two. */
const EVENTS_MAX = 200;
const TOKEN = 'capi_automation_token_0000000000';
const SEED = Number(process.env.DURABILITY_SEED ?? Date.now() % 1_000_000);

let dataDir: string;
let port: number;
let api: Api;
let ledger: Ledger;
let server: BuiltServer | undefined;

const start = async (): Promise<BuiltServer> => {
  server = await startBuiltServer({
    NODE_ENV: 'production',
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    TOOLROOM_DATA_DIR: dataDir,
    TOOLROOM_TOKEN: TOKEN,
    TOOLROOM_RATE_LIMIT: '999999',
    API_PORT: String(port),
    LOG_LEVEL: 'warn',
  });
  return server;
};

const postmaster = (): Postmaster => {
  const found = findPostmaster(dataDir);
  if (found === null) {
    throw new Error('PostgreSQL is not running.');
  }
  return found;
};

beforeAll(requireBuilt);

beforeEach(async ({ onTestFailed }) => {
  onTestFailed(() =>
    console.error(`DURABILITY_SEED=${SEED} gives the same writes. The server said:\n${server?.said()}`),
  );
  dataDir = await mkdtemp(path.join(tmpdir(), 'toolroom-durability-'));
  port = await freePort();
  api = createApi(`http://127.0.0.1:${port}`, TOKEN);
  ledger = createLedger();
});

/** Whatever a test left, running or killed, is taken over and stopped in order. */
afterEach(async () => {
  server?.kill();
  await server?.ended;
  const takenOver = await startEmbeddedPostgres({ dataDir });
  if (takenOver.ok) {
    await takenOver.value.stop();
  }
  await removeDataFolder(dataDir);
});

/** What is in the database and what the API says of it, against everything that was acknowledged so far. */
const verify = async (round: number, workspaceId: string): Promise<void> => {
  const { tools, problems } = await readDatabase(postmaster());
  const found = [
    ...problems,
    ...compareWithApi(tools, await listTools(api, workspaceId)),
    ...ledger.judge(tools),
  ];
  expect(found, `round ${round}`).toEqual([]);
  ledger.settle(tools);
};

const burstOf = (workspaceId: string, label: string, seed: number): Burst => ({
  api,
  ledger,
  workspaceId,
  label,
  seed,
  killed: 'server',
  onEvent: () => undefined,
  isOver: () => false,
});

const createSharedTools = async (workspaceId: string): Promise<void> => {
  for (const label of ['shared-a', 'shared-b']) {
    expect(await createSharedTool(burstOf(workspaceId, label, SEED))).toBe('acknowledged');
  }
};

/** Calls `act` once, at an event that the seed decides. */
const atRandomEvent = (seed: number, act: () => void): (() => void) => {
  let left = 1 + seededRandom(seed).below(EVENTS_MAX);
  return () => {
    left -= 1;
    if (left === 0) {
      act();
    }
  };
};

const expectNothingLeft = async ({ pid, socketFolder }: Postmaster): Promise<void> => {
  expect(findPostmaster(dataDir)).toBeNull();
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  await expect(readdir(socketFolder)).rejects.toThrow('ENOENT');
};

test(
  `the server is killed in ${ROUNDS} bursts of writes: nothing acknowledged is lost, nothing is half there`,
  async () => {
    let running = await start();
    const workspaceId = await findWorkspace(api);
    await createSharedTools(workspaceId);

    for (let round = 0; round < ROUNDS; round += 1) {
      const seed = SEED + round;
      const onEvent = atRandomEvent(seed, running.kill);
      await runBurst({ ...burstOf(workspaceId, `round-${round}`, seed), onEvent });
      await running.ended;
      running = await start();
      await verify(round, workspaceId);
    }

    const last = postmaster();
    expect(await running.stop(), running.said()).toBe(0);
    await expectNothingLeft(last);
  },
  TIMEOUT_MS,
);

/** Reads until one is answered by another PostgreSQL than the killed one; on the way none fails but with 503. */
const readsRecover = async (workspaceId: string, killed: () => Postmaster | null): Promise<void> => {
  const deadline = Date.now() + RECOVERY_MS;
  while (Date.now() < deadline) {
    const now = findPostmaster(dataDir);
    const before = killed();
    const answer = await api('GET', `/v1/custom-tools?workspace_id=${workspaceId}&limit=5`);
    expect([200, 503], JSON.stringify(answer)).toContain(answer?.status);
    if (answer?.status === 200 && before !== null && now !== null && now.pid !== before.pid) {
      return;
    }
    await wait(POLL_MS);
  }
  throw new Error(`Reads did not come back within ${RECOVERY_MS / 1000} s.`);
};

test(
  `PostgreSQL is killed in ${ROUNDS} bursts of writes: the server stays, and nothing acknowledged is lost`,
  async () => {
    const running = await start();
    const workspaceId = await findWorkspace(api);
    await createSharedTools(workspaceId);

    for (let round = 0; round < ROUNDS; round += 1) {
      const seed = SEED + round;
      let killed: Postmaster | null = null;
      let isOver = false;
      const onEvent = atRandomEvent(seed, () => {
        killed = postmaster();
        killPostgres(killed, round % 3 === 0 ? 'postmaster' : 'all');
      });
      const burst = burstOf(workspaceId, `round-${round}`, seed);
      const recovered = readsRecover(workspaceId, () => killed).finally(() => {
        isOver = true;
      });
      await Promise.all([
        runBurst({ ...burst, killed: 'postgres', onEvent, isOver: () => isOver }),
        recovered,
      ]);
      await verify(round, workspaceId);
    }

    expect(running.hasEnded(), running.said()).toBe(false);
    const last = postmaster();
    expect(await running.stop(), running.said()).toBe(0);
    await expectNothingLeft(last);
  },
  TIMEOUT_MS,
);
