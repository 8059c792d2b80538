import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { Identity } from '@/server/packages/identity';
import { type Interpreter, runsHere } from '@/server/packages/interpreter';
import { type Lock, type LockedWheel, wheelFor } from '@/server/packages/lock';
import { pythonTag } from '@/server/packages/wheel-name';

/** Goes into every name; another layout of the folder gets other names. */
const LAYOUT = 1;

/**
 * Where wheels are unpacked and what is unfinished lies: beside the folder of sets, on the same disk, but out of the
 * sight of tools. They could hold its locks, and read what pip is told.
 */
const partsFolder = (folder: string): string => `${folder}.parts`;

/** One locked wheel and the folder of its own that it is unpacked to. */
export type Part = {
  readonly name: string;
  readonly key: string;
  readonly wheel: LockedWheel;
  /** As pip's requirements spell it. */
  readonly requirement: string;
};

/** The wheels of these packages for this interpreter; a package with none that runs there is named instead. */
export const partsOf = (
  names: readonly string[],
  interpreter: Interpreter,
  lock: Lock,
): { parts: Part[]; withoutWheel: string[] } => {
  const parts: Part[] = [];
  const withoutWheel: string[] = [];
  for (const name of names) {
    const locked = lock[name];
    const wheel = locked ? wheelFor(locked, interpreter.target) : null;
    if (!locked || wheel === null || !runsHere(wheel.file, interpreter)) {
      withoutWheel.push(name);
    } else {
      const key = `${pythonTag(interpreter.target.python)}-${wheel.sha256.slice(0, 32)}`;
      parts.push({ name, key, wheel, requirement: `${name}==${locked.version}` });
    }
  }
  return { parts, withoutWheel };
};

/** The name of the folder that holds exactly these wheels. */
export const setName = (parts: readonly Part[], { target }: Interpreter): string =>
  createHash('sha256')
    .update([LAYOUT, target.python, ...parts.map((part) => part.wheel.sha256).sort()].join('\n'))
    .digest('hex')
    .slice(0, 32);

/** A folder has its name only once it is whole. */
export const isInstalled = (folder: string, set: string): boolean => fs.existsSync(path.join(folder, set));

export const isUnpacked = (folder: string, part: Part): boolean =>
  fs.existsSync(path.join(partsFolder(folder), part.key));

export const isFolder = (place: string): boolean =>
  fs.statSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** Makes the folder of sets and that of parts, written to by whom installs run as. */
export const prepareFolders = (folder: string, { uid, gid }: Identity): void => {
  for (const [place, mode] of [
    [folder, 0o755],
    [partsFolder(folder), 0o700],
  ] as const) {
    fs.mkdirSync(place, { recursive: true, mode: 0o755 });
    if (uid !== undefined && gid !== undefined && fs.lstatSync(place).uid !== uid) {
      fs.lchownSync(place, uid, gid);
    }
    if (fs.lstatSync(place).uid === (uid ?? process.getuid?.())) {
      fs.chmodSync(place, mode);
    }
  }
};

/** Opens a wheel that lies in this folder under its own name; null when there is none. */
export const openWheel = async (
  wheelDir: string,
  { file }: LockedWheel,
): Promise<fs.promises.FileHandle | null> => {
  try {
    return await fs.promises.open(path.join(wheelDir, file), 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return null;
    }
    throw error;
  }
};
