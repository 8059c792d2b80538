import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { readFolderLock } from '../../server/postgres/folder-lock.mjs';

const REGISTER = 'dist/running';

/** Where the lock of a data folder is. @param {string} dataDir */
export const lockFolderOf = (dataDir) => path.join(dataDir, 'lock');

/**
 * Notes that a Toolroom runs from this checkout's build, so that nobody replaces the build under it.
 * @param {string} root
 * @param {string} dataDir
 */
export const registerRunning = (root, dataDir) => {
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  fs.mkdirSync(path.join(root, REGISTER), { recursive: true });
  fs.writeFileSync(path.join(root, REGISTER, name), dataDir);
};

/**
 * Who runs from this checkout's build now, apart from those whose note is out of date.
 * @param {string} root
 */
export const findRunning = async (root) => {
  const register = path.join(root, REGISTER);
  const running = [];
  for (const name of fs.existsSync(register) ? fs.readdirSync(register) : []) {
    const note = path.join(register, name);
    const dataDir = fs.readFileSync(note, 'utf8');
    const lock = await readFolderLock(lockFolderOf(dataDir));
    if (lock.held) {
      running.push({ dataDir, owner: lock.owner });
    } else {
      fs.rmSync(note, { force: true });
    }
  }
  return running;
};

/**
 * @typedef {import('../../server/postgres/folder-lock.mjs').LockOwner} LockOwner
 */

/** @param {LockOwner} owner */
const pidOf = (owner) => (owner?.pid === undefined ? '' : ` (pid ${owner.pid})`);

/**
 * @param {string} dataDir
 * @param {LockOwner} owner
 */
export const alreadyRunning = (dataDir, owner) => {
  const open = owner?.address === undefined ? 'Use that one' : `Open ${owner.address}`;
  return `Toolroom already runs on the data folder ${dataDir}${pidOf(owner)}. ${open}, stop it first, or set TOOLROOM_DATA_DIR, PORT and API_PORT to start another.`;
};

/** @param {LockOwner} owner */
export const runsFromHere = (owner) =>
  `Toolroom already runs from this folder${pidOf(owner)}, and since it was started the sources have changed: building them now would break it. Stop it first.`;
