import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fail, type Outcome, succeed } from '@/lib/contract/problem';
import type { Identity } from './identity';

/** `<folder>/.s.PGSQL.5432` must fit into the 103 bytes that macOS allows a socket's path. */
const FOLDER_BYTES_MAX = 88;

/**
 * Makes an empty folder, closed to others, for the one socket of a cluster: outside the data folder, whose path
 * may be too long for a socket or closed to `identity`.
 */
export const chooseSocketFolder = (clusterName: string, identity: Identity): Outcome<string> => {
  const parents = [...(identity === undefined ? [] : ['/run']), os.tmpdir(), '/tmp'];
  for (const parent of parents) {
    const folder = path.join(parent, clusterName);
    if (Buffer.byteLength(folder) <= FOLDER_BYTES_MAX && emptySocketFolder(folder, identity)) {
      return succeed(folder);
    }
  }
  return fail(
    'unavailable',
    `PostgreSQL's socket needs a folder of its own, and none could be made as ${clusterName} in ${[...new Set(parents)].join(' or ')}: make one of them writable, or set TMPDIR.`,
  );
};

/** Anyone may make folders in /tmp: one of the right name that is not ours is left alone, and the answer is false. */
export const emptySocketFolder = (folder: string, identity: Identity): boolean => {
  try {
    const existing = fs.lstatSync(folder, { throwIfNoEntry: false });
    if (existing !== undefined) {
      const ours = [identity?.uid, process.getuid?.()].includes(existing.uid);
      if (!existing.isDirectory() || !ours) {
        return false;
      }
      fs.rmSync(folder, { recursive: true });
    }
    fs.mkdirSync(folder, { mode: 0o700 });
    if (identity !== undefined) {
      fs.chownSync(folder, identity.uid, identity.gid);
    }
    return true;
  } catch {
    return false;
  }
};
