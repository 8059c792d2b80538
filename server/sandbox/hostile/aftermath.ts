import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { chooseIdentity } from '../identity';

type Process = { pid: number; parent: number; uid: number; state: string; startedAt: number; name: string };

const processes = (): Map<number, Process> => {
  const found = new Map<number, Process>();
  for (const pid of readdirSync('/proc').map(Number).filter(Boolean)) {
    try {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      found.set(pid, {
        pid,
        parent: Number(fields[1]),
        uid: Number(/^Uid:\t(\d+)/m.exec(status)?.[1]),
        state: fields[0] ?? '',
        startedAt: Number(fields[19]),
        name: /^Name:\t(.*)$/m.exec(status)?.[1] ?? '',
      });
    } catch {
      // It ended while it was looked at.
    }
  }
  return found;
};

const isBelow = (pid: number, ancestor: number, all: Map<number, Process>): boolean => {
  for (let at = all.get(pid); at !== undefined; at = all.get(at.parent)) {
    if (at.parent === ancestor) {
      return true;
    }
  }
  return false;
};

/** A daemon of the sandboxes' user that got away. Other servers of this machine are none of our business. */
const isOrphan = ({ parent, uid, name }: Process): boolean =>
  parent === 1 &&
  uid === (chooseIdentity()?.uid ?? process.getuid?.()) &&
  /^(bwrap|python|bun|prlimit|tool)/.test(name);

/** What was started since and runs below this process, dead ones that nobody collected included; and orphans. */
const survivors = (before: Pick<Before, 'startedAt' | 'pids'>): Process[] => {
  const all = processes();
  return [...all.values()].filter(
    (found) =>
      found.startedAt >= before.startedAt &&
      !before.pids.has(found.pid) &&
      (isBelow(found.pid, process.pid, all) || isOrphan(found)),
  );
};

const mounts = (): string[] =>
  readFileSync('/proc/self/mountinfo', 'utf8')
    .split('\n')
    .map((line) => line.split(' ')[4] ?? '');

const collectGarbage = (): void => {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
};

const heapBytes = (): number => {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

export type Before = {
  startedAt: number;
  pids: Set<number>;
  mounts: string[];
  descriptors: number;
  heapBytes: number;
};

/** To be taken before the first sandbox is made. */
export const look = (): Before => ({
  startedAt: processes().get(process.pid)?.startedAt ?? 0,
  pids: new Set(processes().keys()),
  mounts: mounts(),
  descriptors: readdirSync('/proc/self/fd').length,
  heapBytes: heapBytes(),
});

export type Leftovers = { processes: string[]; mounts: string[]; descriptors: number; heapBytes: number };

const PATIENCE_MS = 5_000;

/** What is there now and was not before. The kernel may take a moment to collect the last process. */
export const leftovers = async (before: Before): Promise<Leftovers> => {
  const until = performance.now() + PATIENCE_MS;
  let left = survivors(before);
  while (left.length > 0 && performance.now() < until) {
    await setTimeout(50);
    left = survivors(before);
  }
  return {
    processes: left.map(({ pid, name, state }) => `${name} ${pid} ${state}`),
    mounts: mounts().filter((mount) => !before.mounts.includes(mount)),
    descriptors: readdirSync('/proc/self/fd').length - before.descriptors,
    heapBytes: heapBytes() - before.heapBytes,
  };
};
