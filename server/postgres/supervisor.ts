import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { fail, type Outcome, succeed } from '@/lib/contract/problem';
import { type Binaries, findBinaries } from './binaries';
import { ensureCluster, SUPERUSER } from './cluster';
import { takeFolderLock } from './folder-lock.mjs';
import { chooseIdentity, type Identity } from './identity';
import { clearLeftover } from './leftover';
import { type Postmaster, SOCKET_PORT, startPostmaster } from './postmaster';
import { chooseSocketFolder, emptySocketFolder } from './socket-folder';

export interface EmbeddedPostgres {
  /** For the `pg` driver; stays the same when PostgreSQL is restarted. */
  connection: { host: string; port: number; user: string; database: string };
  stop(): Promise<void>;
}

type Log = (message: string) => void;
type Setup = {
  binaries: Binaries;
  identity: Identity;
  cluster: string;
  clusterName: string;
  socketFolder: string;
  logFile: string;
};

const START_ATTEMPTS = 20;
const RETRY_MS = [50, 100, 250, 500, 1_000, 2_000] as const;

/**
 * Starts the PostgreSQL that came with npm on `<dataDir>/postgres`, and starts it again whenever it dies.
 * One owner at a time: the lock in that folder is held until `stop` or the end of this process.
 */
export const startEmbeddedPostgres = async (options: {
  dataDir: string;
  log?: Log;
}): Promise<Outcome<EmbeddedPostgres>> => {
  const folder = path.join(path.resolve(options.dataDir), 'postgres');
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    const lock = await takeFolderLock(path.join(folder, 'lock'), { pid: process.pid });
    if (!lock.held) {
      const owner = lock.owner?.pid === undefined ? 'another process' : `process ${lock.owner.pid}`;
      return fail(
        'unavailable',
        `The database in ${folder} is in use by ${owner}: stop it, or set TOOLROOM_DATA_DIR to another folder.`,
      );
    }
    const started = await startLocked(folder, options.log ?? (() => undefined), lock.release);
    if (!started.ok) {
      await lock.release();
    }
    return started;
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) {
      return fail('unavailable', `The database in ${folder} could not be started: ${error.message}.`);
    }
    throw error;
  }
};

const startLocked = async (
  folder: string,
  log: Log,
  release: () => Promise<void>,
): Promise<Outcome<EmbeddedPostgres>> => {
  const setup = await prepare(folder);
  if (!setup.ok) {
    return setup;
  }
  const first = await startPatiently(setup.value, log);
  return first.ok ? succeed(supervise(first.value, setup.value, log, release)) : first;
};

const prepare = async (folder: string): Promise<Outcome<Setup>> => {
  const cluster = path.join(folder, 'cluster');
  const identity = chooseIdentity(cluster);
  if (!identity.ok) {
    return identity;
  }
  const binaries = await findBinaries(identity.value);
  if (!binaries.ok) {
    return binaries;
  }
  const made = await ensureCluster({ folder, cluster, binaries: binaries.value, identity: identity.value });
  if (!made.ok) {
    return made;
  }
  const clusterName = nameOf(cluster);
  const socketFolder = chooseSocketFolder(clusterName, identity.value);
  if (!socketFolder.ok) {
    return socketFolder;
  }
  return succeed({
    binaries: binaries.value,
    identity: identity.value,
    cluster,
    clusterName,
    socketFolder: socketFolder.value,
    logFile: path.join(folder, 'postgres.log'),
  });
};

/** Names the very folder, wherever it is moved or mounted: found in the command line of whoever runs on it. */
const nameOf = (cluster: string): string => {
  const { dev, ino } = fs.statSync(cluster, { bigint: true });
  return `toolroom-${createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 12)}`;
};

const startOnce = async (setup: Setup, log: Log): Promise<Outcome<Postmaster>> => {
  const cleared = await clearLeftover(setup.cluster, setup.clusterName, log);
  if (!cleared.ok) {
    return cleared;
  }
  if (!emptySocketFolder(setup.socketFolder, setup.identity)) {
    return fail('unavailable', `PostgreSQL's socket folder ${setup.socketFolder} cannot be made.`);
  }
  return startPostmaster({ ...setup, postgres: setup.binaries.postgres });
};

/** Server processes outlive a killed postmaster for a moment, and until they are gone PostgreSQL will not start. */
const startPatiently = async (setup: Setup, log: Log): Promise<Outcome<Postmaster>> => {
  let outcome = await startOnce(setup, log);
  for (let attempt = 0; attempt < START_ATTEMPTS && !outcome.ok; attempt += 1) {
    if (!outcome.problem.message.includes('shared memory block')) {
      break;
    }
    log(outcome.problem.message);
    await wait(delayBefore(attempt));
    outcome = await startOnce(setup, log);
  }
  return outcome;
};

const delayBefore = (attempt: number): number => RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)] ?? 2_000;

const supervise = (
  first: Postmaster,
  setup: Setup,
  log: Log,
  release: () => Promise<void>,
): EmbeddedPostgres => {
  let running: Postmaster | null = first;
  let stopping = false;
  const stopOnExit = () => running?.signalStop();
  process.once('exit', stopOnExit);

  const startAgain = async (): Promise<void> => {
    log('PostgreSQL ended unexpectedly; starting it again.');
    for (let attempt = 0; !stopping && running === null; attempt += 1) {
      const again = await startOnce(setup, log);
      if (again.ok) {
        running = again.value;
        log('PostgreSQL is back.');
      } else {
        log(again.problem.message);
        await wait(delayBefore(attempt));
      }
    }
  };
  const keepRunning = async (): Promise<void> => {
    while (!stopping) {
      await running?.ended;
      if (!stopping) {
        running = null;
        await startAgain();
      }
    }
    await running?.stop();
  };
  const kept = keepRunning();

  return {
    connection: { host: setup.socketFolder, port: SOCKET_PORT, user: SUPERUSER, database: 'postgres' },
    stop: async () => {
      stopping = true;
      await running?.stop();
      await kept;
      process.removeListener('exit', stopOnExit);
      fs.rmSync(setup.socketFolder, { recursive: true, force: true });
      await release();
    },
  };
};
