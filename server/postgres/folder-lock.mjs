/**
 * One owner per folder, held by the kernel: the owner listens on a Unix socket inside the folder, so the lock
 * ends with its process, however that ends, and a newcomer can ask the owner who it is.
 *
 * The sockets are numbered. The owner is whoever listens on the highest number; a newcomer that finds the
 * highest one dead hard-links its own, already listening, socket to the next number, which only one can do.
 * The highest number is never removed, so no two can ever hold it.
 *
 * Plain JavaScript, because `npm start` needs it before anything is installed.
 */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

/** A Unix socket's path may have 103 bytes on macOS, 107 on Linux; the name inside the folder takes up to 32. */
const FOLDER_BYTES_MAX = 70;
const ANSWER_TIMEOUT_MS = 2_000;
const ATTEMPTS_MAX = 50;
const NOBODY = { alive: false, about: null };

/**
 * What an owner says of itself to a newcomer; `null` when it is alive but gave no readable answer.
 * @typedef {{ pid?: number, address?: string } | null} LockOwner
 * @typedef {{ held: true, release: () => Promise<void> } | { held: false, owner: LockOwner }} FolderLock
 */

/**
 * Calls `use` with a path of the folder that is short enough for a socket.
 * @template Result
 * @param {string} folder
 * @param {(shortPath: string) => Promise<Result>} use
 */
const withShortPath = async (folder, use) => {
  if (Buffer.byteLength(folder) <= FOLDER_BYTES_MAX) {
    return use(folder);
  }
  const shortcut = fs.mkdtempSync(path.join(os.tmpdir(), 'toolroom-lock-'));
  const link = path.join(shortcut, 'l');
  fs.symlinkSync(folder, link);
  try {
    return await use(link);
  } finally {
    fs.rmSync(shortcut, { recursive: true, force: true });
  }
};

/** The numbers in use, the highest first. @param {string} folder */
const numbersIn = (folder) =>
  fs
    .readdirSync(folder)
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .sort((left, right) => right - left);

/**
 * Asks whoever listens there who it is. A refused connection is the only proof that nobody does.
 * @param {string} folder
 * @param {number} number
 * @returns {Promise<{ alive: boolean, about: LockOwner }>}
 */
const ask = (folder, number) =>
  withShortPath(
    folder,
    (shortPath) =>
      new Promise((resolve) => {
        const socket = net.connect(path.join(shortPath, String(number)));
        let answer = '';
        const done = (/** @type {boolean} */ alive) => {
          socket.destroy();
          resolve({ alive, about: parseAnswer(answer) });
        };
        socket.setTimeout(ANSWER_TIMEOUT_MS, () => done(true));
        socket.setEncoding('utf8');
        socket.on('data', (text) => {
          answer += text;
        });
        socket.on('end', () => done(true));
        socket.on('error', (error) => done(!['ECONNREFUSED', 'ENOENT'].includes(codeOf(error))));
      }),
  );

/** @param {string} text @returns {LockOwner} */
const parseAnswer = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** @param {unknown} error */
const codeOf = (error) => (error instanceof Error && 'code' in error ? String(error.code) : '');

/**
 * @param {string} folder
 * @param {string} name
 * @param {LockOwner} about
 * @returns {Promise<net.Server>}
 */
const listen = (folder, name, about) =>
  withShortPath(
    folder,
    (shortPath) =>
      new Promise((resolve, reject) => {
        const server = net.createServer((socket) => {
          socket.on('error', () => socket.destroy());
          socket.end(JSON.stringify(about));
        });
        server.once('error', reject);
        server.listen(path.join(shortPath, name), () => {
          // The folder keeps strangers out; the same folder used as root and as its owner must not lock itself.
          fs.chmodSync(path.join(folder, name), 0o666);
          resolve(server);
        });
        server.unref();
      }),
  );

/** @param {net.Server} server @returns {Promise<void>} */
const close = (server) => new Promise((resolve) => server.close(() => resolve()));

/**
 * Links our listening socket to `number`; false when somebody was faster.
 * @param {string} folder
 * @param {string} name
 * @param {number} number
 */
const claim = (folder, name, number) => {
  const claimed = path.join(folder, name);
  try {
    fs.linkSync(claimed, path.join(folder, String(number)));
    return numbersIn(folder)[0] === number;
  } catch (error) {
    if (['EEXIST', 'ENOENT'].includes(codeOf(error))) {
      return false;
    }
    throw error;
  } finally {
    fs.rmSync(claimed, { force: true });
  }
};

/** @param {string} folder @param {number} number */
const removeOthers = (folder, number) => {
  for (const name of fs.readdirSync(folder)) {
    if (name !== String(number)) {
      fs.rmSync(path.join(folder, name), { force: true });
    }
  }
};

/**
 * Takes the lock of a folder (made when absent), or says who holds it. It ends with `release` or with the
 * process. Throws the file system's error where the folder can hold no socket.
 * @param {string} folder
 * @param {NonNullable<LockOwner>} about
 * @returns {Promise<FolderLock>}
 */
export const takeFolderLock = async (folder, about) => {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
    const latest = numbersIn(folder)[0] ?? 0;
    const answer = latest > 0 ? await ask(folder, latest) : NOBODY;
    if (answer.alive) {
      return { held: false, owner: answer.about };
    }
    const name = `c${process.pid}-${randomBytes(6).toString('hex')}`;
    const server = await listen(folder, name, about);
    if (claim(folder, name, latest + 1)) {
      removeOthers(folder, latest + 1);
      return { held: true, release: () => close(server) };
    }
    await close(server);
  }
  return { held: false, owner: null };
};

/**
 * Who holds the lock of a folder now, without taking it.
 * @param {string} folder
 * @returns {Promise<{ held: true, owner: LockOwner } | { held: false }>}
 */
export const readFolderLock = async (folder) => {
  const latest = fs.existsSync(folder) ? numbersIn(folder)[0] : undefined;
  const answer = latest === undefined ? NOBODY : await ask(folder, latest);
  return answer.alive ? { held: true, owner: answer.about } : { held: false };
};
