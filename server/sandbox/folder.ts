import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { getuid, pid } from 'node:process';

const SHARED_CACHE = '/var/cache/toolroom';
const HASH_LENGTH = 16;

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, HASH_LENGTH);

/**
 * Where what sandboxes see is kept: packages, and each server's own files. Its contents are no secret and can be
 * lost. When the server is root, sandboxes run as another user, who must be able to walk there, and data folders are
 * for their owner alone: it lies in a place of its own.
 */
export const sandboxFolder = (dataDir: string): string => {
  const resolved = path.resolve(dataDir);
  return getuid?.() === 0 ? path.join(SHARED_CACHE, hashOf(resolved)) : path.join(resolved, 'sandbox');
};

const assertOwn = (folder: string): void => {
  const stat = fs.lstatSync(folder);
  if (!stat.isDirectory() || stat.uid !== getuid?.() || (stat.mode & 0o022) !== 0) {
    throw new Error(
      `${folder} must be a folder that belongs to this user and that nobody else can write to.`,
    );
  }
};

/** Makes the folder, and throws when what is there is not a folder of ours that only we can write to. */
export const ensureOwnFolder = (folder: string): void => {
  fs.mkdirSync(path.dirname(folder), { recursive: true, mode: 0o755 });
  fs.mkdirSync(folder, { recursive: true, mode: 0o755 });
  assertOwn(path.dirname(folder));
  assertOwn(folder);
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

/** Names the data folder that a cache is for. */
const OWNER = 'data-folder';

const isForsaken = (state: string): boolean => {
  const owner = path.join(state, OWNER);
  if (!fs.existsSync(owner) || fs.existsSync(fs.readFileSync(owner, 'utf8'))) {
    return false;
  }
  const servers = path.join(state, SERVERS);
  return !fs.existsSync(servers) || fs.readdirSync(servers).every(isLeftover);
};

/** Marks whose cache this is, and takes those away whose data folder is gone: only root's lie apart from it. */
export const tidyCaches = async (dataDir: string): Promise<void> => {
  const state = sandboxFolder(dataDir);
  if (path.dirname(state) !== SHARED_CACHE) {
    return;
  }
  fs.writeFileSync(path.join(state, OWNER), path.resolve(dataDir), { mode: 0o600 });
  for (const name of fs.readdirSync(SHARED_CACHE)) {
    const other = path.join(SHARED_CACHE, name);
    if (other !== state && isForsaken(other)) {
      await fs.promises.rm(other, { recursive: true, force: true });
    }
  }
};

let copies = 0;

/** Takes away what servers that have ended left in a folder, and makes one in it for this server. */
const openOwn = (servers: string): string => {
  for (const name of fs.readdirSync(servers)) {
    if (isLeftover(name)) {
      fs.rmSync(path.join(servers, name), { recursive: true, force: true });
    }
  }
  copies += 1;
  const own = path.join(servers, `${processName(pid) ?? `${pid}-0`}-${copies}`);
  fs.mkdirSync(own, { mode: 0o755 });
  fs.chmodSync(own, 0o755);
  return own;
};

/** A socket's path may have 107 bytes: this much is left for `/egress-123456789/egress.sock`. */
const SOCKET_FOLDER_BYTES_MAX = 75;

/** Where a path to a socket is short enough, whatever the data folder's is. */
const openSocketFolder = (folder: string, own: string): string => {
  if (Buffer.byteLength(own) <= SOCKET_FOLDER_BYTES_MAX) {
    return own;
  }
  const servers = path.join('/tmp', `toolroom-${hashOf(folder)}`);
  fs.mkdirSync(servers, { recursive: true, mode: 0o755 });
  assertOwn(servers);
  return openOwn(servers);
};

export type ServerFolder = { folder: string; socketFolder: string; remove(): void };

/** This server's own files, for as long as it runs. */
export const openServerFolder = (state: string): ServerFolder => {
  const servers = path.join(state, SERVERS);
  fs.mkdirSync(servers, { recursive: true, mode: 0o755 });
  const folder = openOwn(servers);
  const socketFolder = openSocketFolder(state, folder);
  return {
    folder,
    socketFolder,
    remove() {
      for (const own of [folder, socketFolder]) {
        fs.rmSync(own, { recursive: true, force: true });
      }
    },
  };
};
