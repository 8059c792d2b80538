import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fail, type Outcome, succeed } from '@/lib/contract/problem';
import { CLEAN_ENVIRONMENT } from './command';
import { dataArgument, type Identity } from './identity';

export const SOCKET_PORT = 5432;
const POLL_MS = 10;
const LOG_BYTES_MAX = 5_000_000;
const FAST_STOP_MS = 30_000;
const HARD_STOP_MS = 10_000;

/**
 * Given on the command line, so that they are the code's and not the data folder's. One small machine that must
 * never lose an acknowledged write: everything is synced, and nothing runs that a single server does not need.
 */
const SETTINGS = {
  listen_addresses: '',
  port: SOCKET_PORT,
  unix_socket_permissions: '0700',
  max_connections: 50,
  shared_buffers: '64MB',
  work_mem: '8MB',
  maintenance_work_mem: '32MB',
  effective_cache_size: '512MB',
  random_page_cost: 1.1,
  jit: 'off',
  io_method: 'sync',
  max_worker_processes: 2,
  max_parallel_workers_per_gather: 1,
  max_logical_replication_workers: 0,
  autovacuum_worker_slots: 2,
  autovacuum_max_workers: 1,
  wal_level: 'minimal',
  max_wal_senders: 0,
  max_wal_size: '512MB',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  huge_pages: 'off',
};

export type Postmaster = {
  /** Settles when the process has ended, wanted or not. */
  ended: Promise<void>;
  /** Stops in order: connections are closed, everything is written. */
  stop(): Promise<void>;
  /** Asks it to stop, without waiting: all that a process which is ending can do. */
  signalStop(): void;
};

/** Starts PostgreSQL and waits until it takes connections, as long as that takes (it may have to recover). */
export const startPostmaster = async (options: {
  postgres: string;
  cluster: string;
  clusterName: string;
  socketFolder: string;
  logFile: string;
  identity: Identity;
}): Promise<Outcome<Postmaster>> => {
  const { cluster, identity, logFile } = options;
  rotate(logFile);
  const logStart = fs.existsSync(logFile) ? fs.statSync(logFile).size : 0;
  const output = fs.openSync(logFile, 'a', 0o600);
  const settings = {
    ...SETTINGS,
    cluster_name: options.clusterName,
    unix_socket_directories: options.socketFolder,
  };
  const child = spawn(
    options.postgres,
    [
      '-D',
      dataArgument(cluster, identity),
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    {
      ...identity,
      cwd: cluster,
      env: CLEAN_ENVIRONMENT,
      stdio: ['ignore', output, output],
      // A session of its own: Ctrl-C in the terminal is for the app, which stops PostgreSQL last.
      detached: true,
    },
  );
  fs.closeSync(output);
  const ended = new Promise<string | null>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', () => resolve(null));
  });
  let reason: string | null | undefined;
  const noted = ended.then((cause) => {
    reason = cause;
  });
  while (reason === undefined && !isReady(cluster, child)) {
    await Promise.race([wait(POLL_MS), noted]);
  }
  if (reason !== undefined) {
    const cause = reason ?? lastFatalLine(logFile, logStart);
    return fail('unavailable', `PostgreSQL did not start: ${cause} Its log is ${logFile}.`);
  }
  return succeed({ ended: noted, stop: () => stopChild(child), signalStop: () => child.kill('SIGINT') });
};

/** PostgreSQL writes its process id on the first line of this file and "ready" on the eighth. */
const isReady = (cluster: string, child: ChildProcess): boolean => {
  try {
    const lines = fs.readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return lines[0] === String(child.pid) && lines[7]?.trim() === 'ready';
  } catch {
    return false;
  }
};

const stopChild = async (child: ChildProcess): Promise<void> => {
  const steps = [
    ['SIGINT', FAST_STOP_MS],
    ['SIGQUIT', HARD_STOP_MS],
    ['SIGKILL', HARD_STOP_MS],
  ] as const;
  for (const [signal, timeoutMs] of steps) {
    if (child.exitCode !== null || child.signalCode !== null) {
      return;
    }
    const exit = once(child, 'exit');
    child.kill(signal);
    await Promise.race([exit, wait(timeoutMs, undefined, { ref: false })]);
  }
};

const rotate = (logFile: string): void => {
  if (fs.existsSync(logFile) && fs.statSync(logFile).size > LOG_BYTES_MAX) {
    fs.renameSync(logFile, `${logFile}.old`);
  }
};

const lastFatalLine = (logFile: string, from: number): string => {
  const said = fs.readFileSync(logFile).subarray(from).toString('utf8').trim().split('\n');
  const fatal = said.findLast((line) => /FATAL|PANIC/.test(line)) ?? said.at(-1);
  return fatal?.replace(/^.*?(FATAL|PANIC):\s*/, '') || 'it said nothing.';
};
