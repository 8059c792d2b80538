import path from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { takeFolderLock } from '../../server/postgres/folder-lock.mjs';
import { build, isBuilt } from './build.mjs';
import { install, isInstalled } from './install.mjs';
import { findRunning, runsFromHere } from './running.mjs';

const POLL_MS = 500;

/**
 * Makes sure that what the lock file names is installed and, if asked, that the sources are built: one process at a
 * time, and never under a Toolroom that runs from this checkout. False when it could not; the reason is printed.
 * @param {string} root
 * @param {{ built: boolean }} wanted
 */
export const makeReady = async (root, { built }) => {
  const isReady = () => isInstalled(root) && (!built || isBuilt(root));
  if (isReady()) {
    return true;
  }
  const lock = await waitForLock(root);
  try {
    if (isReady()) {
      return true;
    }
    const [running] = await findRunning(root);
    if (running !== undefined) {
      console.error(runsFromHere(running.owner));
      return false;
    }
    return (isInstalled(root) || (await install(root))) && (!built || isBuilt(root) || (await build(root)));
  } finally {
    await lock.release();
  }
};

/** @param {string} root */
const waitForLock = async (root) => {
  const folder = path.join(root, 'dist', 'setup-lock');
  for (let attempt = 0; ; attempt += 1) {
    const lock = await takeFolderLock(folder, { pid: process.pid });
    if (lock.held) {
      return lock;
    }
    if (attempt === 0) {
      console.log(`Waiting for process ${lock.owner?.pid ?? ''}, which installs or builds here.`);
    }
    await wait(POLL_MS);
  }
};
