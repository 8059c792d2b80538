import fs from 'node:fs';

/** Kernels tell processor time in hundredths of a second, whatever they count in themselves. */
const TICK_MS = 10;
const PAGE_BYTES = 4096;

export type Usage = {
  processes: number;
  openFiles: number;
  /** Resident memory; pages that several share count for each. */
  memoryBytes: number;
  /** Of those that live, and of those they have collected. */
  cpuTimeMs: number;
};

/** What all processes of a sandbox use, read from its own /proc; null when its first process is gone. */
export const readUsage = (firstProcess: number): Usage | null => {
  const proc = `/proc/${firstProcess}/root/proc`;
  const usage: Usage = { processes: 0, openFiles: 0, memoryBytes: 0, cpuTimeMs: 0 };
  let names: string[];
  try {
    names = fs.readdirSync(proc);
  } catch {
    return null;
  }
  for (const name of names) {
    const digit = name.charCodeAt(0);
    if (digit >= 49 && digit <= 57) {
      add(usage, `${proc}/${name}`);
    }
  }
  return usage.processes === 0 ? null : usage;
};

const add = (usage: Usage, folder: string): void => {
  let text: string;
  try {
    text = fs.readFileSync(`${folder}/stat`, 'latin1');
    usage.openFiles += fs.readdirSync(`${folder}/fd`).length;
  } catch {
    return;
  }
  // The name in parentheses may hold anything; counted from behind it: utime, stime, cutime, cstime, …, rss in pages.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  usage.processes += 1;
  usage.cpuTimeMs += TICK_MS * [11, 12, 13, 14].reduce((sum, index) => sum + Number(fields[index]), 0);
  usage.memoryBytes += PAGE_BYTES * Number(fields[21]);
};

/** Files and bytes in a sandbox's own folder; null when its first process is gone. */
export const readScratch = (firstProcess: number): { files: number; bytes: number } | null => {
  try {
    const { files, ffree, blocks, bfree, bsize } = fs.statfsSync(`/proc/${firstProcess}/root/scratch`);
    return { files: files - ffree, bytes: (blocks - bfree) * bsize };
  } catch {
    return null;
  }
};
