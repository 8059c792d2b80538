import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';

export type Postmaster = { pid: number; socketFolder: string };

/** The PostgreSQL that takes connections on the database of `dataDir` now; null when none does. */
export const findPostmaster = (dataDir: string): Postmaster | null => {
  try {
    // https://www.postgresql.org/docs/current/storage-file-layout.html: the lines of postmaster.pid
    const file = path.join(dataDir, 'postgres', 'cluster', 'postmaster.pid');
    const lines = fs.readFileSync(file, 'utf8').split('\n');
    const [pid, socketFolder, status] = [Number(lines[0]), lines[4], lines[7]?.trim()];
    return status === 'ready' && socketFolder !== undefined ? { pid, socketFolder } : null;
  } catch {
    return null;
  }
};

const processTable = (): string =>
  process.platform === 'linux'
    ? fs
        .readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .map(parentLine)
        .join('\n')
    : execFileSync('/bin/ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });

const parentLine = (pid: string): string => {
  try {
    return `${pid} ${/^PPid:\s*(\d+)/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]}`;
  } catch {
    return '';
  }
};

const childrenOf = (parent: number): number[] =>
  processTable()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([pid = 0, ppid]) => (ppid === parent ? [pid] : []));

const kill = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
};

/** Kills the postmaster, or it and every process it has started. */
export const killPostgres = ({ pid }: Postmaster, which: 'postmaster' | 'all'): void => {
  const children = which === 'all' ? childrenOf(pid) : [];
  for (const each of [pid, ...children]) {
    kill(each);
  }
};
