import fs from 'node:fs';
import process from 'node:process';
import { INSIDE } from './bubblewrap';
import { chooseIdentity } from './identity';

const INIT = 1;

const read = (file: string): string => {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

/** Its parent, by the kernel's line about it: the name in parentheses may hold anything. */
const parentOf = (pid: string): number => {
  const stat = read(`/proc/${pid}/stat`);
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
};

const isOrphan = (pid: string, uid: number): boolean => {
  const [program = '', ...given] = read(`/proc/${pid}/cmdline`).split('\0');
  return (
    program.endsWith('/bwrap') &&
    given.some((argument) => argument.startsWith(`${INSIDE.runner}/`)) &&
    parentOf(pid) === INIT &&
    fs.statSync(`/proc/${pid}`, { throwIfNoEntry: false })?.uid === uid
  );
};

/**
 * Ends what is left of sandboxes whose server was killed at the moment when they were made: bubblewrap's second
 * process then waits for ever for a first that is gone.
 */
export const endOrphans = (): void => {
  const uid = chooseIdentity()?.uid ?? process.getuid?.();
  // As the first process of a container we are the parent of our own sandboxes, and nothing outlives us.
  if (uid === undefined || process.pid === INIT) {
    return;
  }
  for (const pid of fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isOrphan(name, uid))) {
    try {
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // It has just ended.
    }
  }
};

/** The processes that a process has started, as far as they are its first thread's. */
export const childrenOf = (pid: number): number[] =>
  read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);
