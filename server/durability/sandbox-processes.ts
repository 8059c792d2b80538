import fs from 'node:fs';

/** A process by its number and start: numbers are used again. */
export type ProcessName = string;

type Entry = { parent: number; name: ProcessName; isolated: boolean };

const readEntry = (pid: number): Entry | null => {
  try {
    const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    // proc(5): what follows the name in brackets begins with field 3; the start is field 22.
    const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return {
      parent: Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]),
      name: `${pid} ${started}`,
      // Its number in each of the namespaces it is in.
      isolated: (/^NSpid:\s*(.*)$/m.exec(status)?.[1] ?? '').trim().split(/\s+/).length > 1,
    };
  } catch {
    // It has just ended.
    return null;
  }
};

const readAll = (): Map<number, Entry> => {
  const entries = new Map<number, Entry>();
  for (const pid of fs.readdirSync('/proc').map(Number).filter(Number.isInteger)) {
    const entry = readEntry(pid);
    if (entry) {
      entries.set(pid, entry);
    }
  }
  return entries;
};

/** The processes inside of sandboxes that this server has started, warm ones included. */
export const sandboxProcesses = (server: number): ProcessName[] => {
  const entries = readAll();
  const isBelow = (pid: number): boolean => {
    const parent = entries.get(pid)?.parent ?? 0;
    return parent === server || (parent > 1 && isBelow(parent));
  };
  return [...entries].filter(([pid, { isolated }]) => isolated && isBelow(pid)).map(([, { name }]) => name);
};

/** Which of them are still there. */
export const stillThere = (names: readonly ProcessName[]): ProcessName[] =>
  names.filter((name) => readEntry(Number(name.split(' ')[0]))?.name === name);
