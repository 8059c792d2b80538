import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { fail, type Outcome, succeed } from '@/lib/contract/problem';

const FAST_STOP_MS = 60_000;
const HARD_STOP_MS = 10_000;
const POLL_MS = 25;

/** A process id that no system hands out. */
const NOBODY = 2_147_483_647;

/**
 * Clears away what a killed app left: a PostgreSQL that still runs on this cluster is stopped in order; a
 * `postmaster.pid` whose process is gone, or is by now another program's, is made harmless. The caller holds the lock.
 */
export const clearLeftover = async (
  cluster: string,
  clusterName: string,
  log: (message: string) => void,
): Promise<Outcome<null>> => {
  const pid = recordedPid(cluster);
  if (pid === null) {
    return succeed(null);
  }
  if (!isPostmasterOf(clusterName, pid)) {
    disownPidFile(cluster);
    return succeed(null);
  }
  log(`Stopping the PostgreSQL that an earlier Toolroom left running (pid ${pid}).`);
  const gone = () => !isPostmasterOf(clusterName, pid);
  if (
    (await signalUntil(pid, 'SIGINT', gone, FAST_STOP_MS)) ||
    (await signalUntil(pid, 'SIGQUIT', gone, HARD_STOP_MS))
  ) {
    disownPidFile(cluster);
    return succeed(null);
  }
  return fail(
    'unavailable',
    `A PostgreSQL that an earlier Toolroom left running (pid ${pid}) does not stop: end it with "kill ${pid}" and start again.`,
  );
};

const pidFileOf = (cluster: string): string => path.join(cluster, 'postmaster.pid');

/** The process id in `postmaster.pid`; 0 when the file is not readable as one, null when there is no file. */
const recordedPid = (cluster: string): number | null => {
  const file = pidFileOf(cluster);
  if (!fs.existsSync(file)) {
    return null;
  }
  const pid = Number.parseInt(fs.readFileSync(file, 'utf8'), 10);
  return Number.isSafeInteger(pid) && pid > 0 ? pid : 0;
};

/** The number may be another program's by now: only the command line says whose it is. */
const isPostmasterOf = (clusterName: string, pid: number): boolean =>
  pid > 0 && commandLineOf(pid).includes(`cluster_name=${clusterName}`);

const commandLineOf = (pid: number): string => {
  try {
    return process.platform === 'linux'
      ? fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      : execFileSync('/bin/ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
};

/**
 * PostgreSQL refuses to start while the recorded process is alive, whoever it is. Only that line is changed: the
 * shared memory key further down is how it notices server processes that outlived their postmaster.
 */
const disownPidFile = (cluster: string): void => {
  const file = pidFileOf(cluster);
  if (!fs.existsSync(file)) {
    return;
  }
  const [first, ...rest] = fs.readFileSync(file, 'utf8').split('\n');
  if (first !== undefined && /^\d+$/.test(first) && rest.length > 1) {
    fs.writeFileSync(file, [NOBODY, ...rest].join('\n'));
  } else {
    fs.rmSync(file);
  }
};

const signalUntil = async (
  pid: number,
  signal: NodeJS.Signals,
  done: () => boolean,
  timeoutMs: number,
): Promise<boolean> => {
  const deadline = Date.now() + timeoutMs;
  try {
    process.kill(pid, signal);
  } catch {
    return done();
  }
  while (!done() && Date.now() < deadline) {
    await wait(POLL_MS);
  }
  return done();
};
