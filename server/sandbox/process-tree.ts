import fs from 'node:fs';

/** Kernels tell processor time in hundredths of a second, whatever they count in themselves. */
const TICK_MS = 10;

/** Pages are larger on some arm64 kernels: the kernel tells every process, as AT_PAGESZ. */
const readPageBytes = (): number => {
  try {
    const auxiliary = fs.readFileSync('/proc/self/auxv');
    for (let at = 0; at + 16 <= auxiliary.length; at += 16) {
      if (auxiliary.readBigUInt64LE(at) === 6n) {
        return Number(auxiliary.readBigUInt64LE(at + 8));
      }
    }
  } catch {
    // Not Linux: nothing is measured.
  }
  return 4096;
};

const PAGE_BYTES = readPageBytes();

export type Usage = {
  processes: number;
  openFiles: number;
  /** Resident memory; pages that several share count for each. */
  memoryBytes: number;
  /** Of those that live, and of those they have collected. */
  cpuTimeMs: number;
};

/** It cannot be seen any more: it has ended, or a process in it hides itself, which no honest tool does. */
export type Unseen = 'gone' | 'hidden';

const unseen = (error: unknown): Unseen => {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : null;
  return code === 'EACCES' || code === 'EPERM' ? 'hidden' : 'gone';
};

/** What all processes of a sandbox use, read from its own /proc. */
export const readUsage = (firstProcess: number): Usage | Unseen => {
  const proc = `/proc/${firstProcess}/root/proc`;
  const usage: Usage = { processes: 0, openFiles: 0, memoryBytes: 0, cpuTimeMs: 0 };
  try {
    for (const name of fs.readdirSync(proc)) {
      const digit = name.charCodeAt(0);
      if (digit >= 49 && digit <= 57 && add(usage, `${proc}/${name}`) === 'hidden') {
        return 'hidden';
      }
    }
  } catch (error) {
    return unseen(error);
  }
  return usage.processes === 0 ? 'gone' : usage;
};

/** The same of the first process alone, which is all there is before the job comes: one file instead of many. */
export const readFirst = (firstProcess: number) => readStat(`/proc/${firstProcess}`);

const add = (usage: Usage, folder: string): Unseen | 'added' => {
  const stat = readStat(folder);
  if (stat === null) {
    return 'gone';
  }
  usage.processes += 1;
  usage.cpuTimeMs += stat.cpuTimeMs;
  usage.memoryBytes += stat.memoryBytes;
  try {
    usage.openFiles += fs.readdirSync(`${folder}/fd`).length;
  } catch (error) {
    // Nor may a process be looked into that is just ending: seen only now, because it may have ended since.
    return unseen(error) === 'hidden' && readStat(folder)?.isEnding === false ? 'hidden' : 'gone';
  }
  return 'added';
};

/** What everybody may know of a process; null when it is gone. */
const readStat = (folder: string) => {
  let text: string;
  try {
    text = fs.readFileSync(`${folder}/stat`, 'latin1');
  } catch {
    return null;
  }
  // The name in parentheses may hold anything; counted from behind it: state, …, utime, stime, cutime, cstime, …,
  // address space, resident pages.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return {
    cpuTimeMs: TICK_MS * [11, 12, 13, 14].reduce((sum, index) => sum + Number(fields[index]), 0),
    /** It has given its memory back: it is dead, or will be in a moment. */
    isEnding: fields[20] === '0',
    memoryBytes: PAGE_BYTES * Number(fields[21]),
  };
};

/** Files and bytes in a sandbox's own folder. */
export const readScratch = (firstProcess: number): { files: number; bytes: number } | Unseen => {
  try {
    const { files, ffree, blocks, bfree, bsize } = fs.statfsSync(`/proc/${firstProcess}/root/scratch`);
    return { files: files - ffree, bytes: (blocks - bfree) * bsize };
  } catch (error) {
    return unseen(error);
  }
};
