import fs from 'node:fs';
import path from 'node:path';
import { getuid, pid } from 'node:process';
import type { Limits } from './limits';

/** Where the kernel shows control groups and which of them this process is in. */
const KERNEL = { mount: '/sys/fs/cgroup', self: '/proc/self/cgroup' };

/** One sandbox's control group: the kernel itself holds what the watchdog only samples. */
export type ControlGroup = {
  /** Puts a process and all it starts into the group. */
  add(processId: number): void;
  /** The kernel ended something in it for want of memory. */
  ranOutOfMemory(): boolean;
  /** To be called when nothing in it lives. */
  remove(): void;
};

export type ControlGroups = { open(): ControlGroup };

const WANTED = ['memory', 'pids', 'cpu'];
const NEEDED = ['memory', 'pids'];
const PREFIX = 'toolroom-sandbox-';

const words = (file: string): string[] => fs.readFileSync(file, 'utf8').split(/\s+/).filter(Boolean);

/** A unit that systemd starts with `Delegate=yes` and `DelegateSubgroup=`, or a group that was given to our user. */
const isDelegated = (group: string): boolean => {
  const { uid } = fs.statSync(group);
  return getuid?.() === 0 ? /\.(service|scope)$/.test(group) : uid === getuid?.();
};

/** The group above ours, when it was handed to us to divide and holds no process of its own; else null. */
const findParent = ({ mount, self }: typeof KERNEL): string | null => {
  const own = /^0::(\/.+)$/m.exec(fs.readFileSync(self, 'utf8'))?.[1];
  if (own === undefined || !fs.existsSync(path.join(mount, 'cgroup.controllers'))) {
    return null;
  }
  const parent = path.join(mount, path.dirname(own));
  const offered = words(path.join(parent, 'cgroup.controllers'));
  const usable =
    parent !== mount &&
    isDelegated(parent) &&
    NEEDED.every((controller) => offered.includes(controller)) &&
    words(path.join(parent, 'cgroup.procs')).length === 0;
  return usable ? parent : null;
};

const isAlive = (processId: number): boolean => fs.existsSync(`/proc/${processId}`);

const removeLeftovers = (parent: string): void => {
  for (const name of fs.readdirSync(parent).filter((entry) => entry.startsWith(PREFIX))) {
    const owner = Number(name.slice(PREFIX.length).split('-')[0]);
    if (owner !== pid && !isAlive(owner)) {
      fs.rmdirSync(path.join(parent, name));
    }
  }
};

const settingsOf = (limits: Limits): Record<string, string> => ({
  'memory.max': String(limits.memoryBytes + limits.scratchBytes),
  'memory.swap.max': '0',
  'memory.oom.group': '1',
  // bubblewrap's own two besides the tool's.
  'pids.max': String(limits.processes + 2),
  'cpu.max': '100000 100000',
});

/** Lets the groups below ours be limited; null where that is not for us to do. */
const enable = (kernel: typeof KERNEL): { folder: string; controllers: string[] } | null => {
  try {
    const folder = findParent(kernel);
    if (folder === null) {
      return null;
    }
    const offered = words(path.join(folder, 'cgroup.controllers'));
    const controllers = WANTED.filter((controller) => offered.includes(controller));
    const told = controllers.map((name) => `+${name}`).join(' ');
    fs.writeFileSync(path.join(folder, 'cgroup.subtree_control'), told);
    removeLeftovers(folder);
    return { folder, controllers };
  } catch {
    // Not ours to divide after all.
    return null;
  }
};

/**
 * Control groups of version 2, where they are delegated to this server: then a sandbox is held to its memory, its
 * number of processes and one processor by the kernel. Null elsewhere; the watchdog does without.
 */
export const findControlGroups = (limits: Limits, kernel = KERNEL): ControlGroups | null => {
  const parent = enable(kernel);
  if (parent === null) {
    return null;
  }
  let count = 0;
  return {
    open() {
      count += 1;
      const group = path.join(parent.folder, `${PREFIX}${pid}-${count}`);
      fs.mkdirSync(group);
      for (const [name, value] of Object.entries(settingsOf(limits))) {
        if (parent.controllers.includes(name.split('.')[0] ?? '')) {
          fs.writeFileSync(path.join(group, name), value);
        }
      }
      return {
        add: (processId) => fs.writeFileSync(path.join(group, 'cgroup.procs'), String(processId)),
        ranOutOfMemory: () => {
          const events = fs.readFileSync(path.join(group, 'memory.events'), 'utf8');
          return Number(/^oom_kill (\d+)$/m.exec(events)?.[1] ?? 0) > 0;
        },
        remove: () => {
          try {
            fs.rmdirSync(group);
          } catch {
            // Something in it is still being collected: the next server's start takes the group away.
          }
        },
      };
    },
  };
};
