import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { getuid, pid } from 'node:process';

const SHARED_CACHE = '/var/cache/toolroom';
const HASH_LENGTH = 16;

/**
 * Where what sandboxes see is kept: packages, and each server's own files. Its contents are no secret and can be
 * lost. When the server is root, sandboxes run as another user, who must be able to walk there, and data folders are
 * for their owner alone: it lies in a place of its own.
 */
export const sandboxFolder = (dataDir: string): string => {
  const resolved = path.resolve(dataDir);
  return getuid?.() === 0
    ? path.join(SHARED_CACHE, createHash('sha256').update(resolved).digest('hex').slice(0, HASH_LENGTH))
    : path.join(resolved, 'sandbox');
};

/** Makes the folder, and throws when what is there is not a folder of ours that only we can write to. */
export const ensureOwnFolder = (folder: string): void => {
  fs.mkdirSync(path.dirname(folder), { recursive: true, mode: 0o755 });
  fs.mkdirSync(folder, { recursive: true, mode: 0o755 });
  for (const checked of [path.dirname(folder), folder]) {
    const stat = fs.lstatSync(checked);
    const ours = stat.uid === getuid?.();
    if (!stat.isDirectory() || !ours || (stat.mode & 0o022) !== 0) {
      throw new Error(
        `${checked} must be a folder that belongs to this user and that nobody else can write to.`,
      );
    }
  }
  fs.chmodSync(folder, 0o755);
};

const SERVERS = 'servers';

/** A process by its number and start, because numbers are used again; null when it is not there. */
const processName = (number: number): string | null => {
  try {
    const fields = fs
      .readFileSync(`/proc/${number}/stat`, 'latin1')
      .replace(/^.*\) /, '')
      .split(' ');
    const [state, start] = [fields[0], fields[19]];
    return state === 'Z' ? null : `${number}-${start}`;
  } catch {
    return null;
  }
};

const isLeftover = (name: string): boolean => {
  const [number, , copy] = name.split('-');
  return copy === undefined || !name.startsWith(`${processName(Number(number))}-`);
};

let copies = 0;

/** Takes away what servers that have ended left behind, and makes a folder for this one. */
export const openServerFolder = (folder: string): { folder: string; remove(): void } => {
  const servers = path.join(folder, SERVERS);
  fs.mkdirSync(servers, { recursive: true, mode: 0o755 });
  for (const name of fs.readdirSync(servers)) {
    if (isLeftover(name)) {
      fs.rmSync(path.join(servers, name), { recursive: true, force: true });
    }
  }
  copies += 1;
  const own = path.join(servers, `${processName(pid) ?? `${pid}-0`}-${copies}`);
  fs.mkdirSync(own, { mode: 0o755 });
  fs.chmodSync(own, 0o755);
  return { folder: own, remove: () => fs.rmSync(own, { recursive: true, force: true }) };
};
