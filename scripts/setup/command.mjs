import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/**
 * Runs a program in this terminal. Resolves with its exit code, or 1 when a signal ended it or it did not start.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ environment?: Record<string, string | undefined> }} [options] added to our environment; undefined takes away
 * @returns {Promise<number>}
 */
export const run = (file, args, options = {}) =>
  new Promise((resolve) => {
    const env = { ...process.env, ...options.environment };
    const child = spawn(file, args, { stdio: ['ignore', 'inherit', 'inherit'], env });
    child.once('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.once('close', (code) => resolve(code ?? 1));
  });

/**
 * Where a program is, or null.
 * @param {string} name
 * @param {readonly string[]} folders
 */
export const findProgram = (name, folders = (process.env.PATH ?? '').split(path.delimiter)) => {
  for (const folder of folders) {
    const file = path.join(folder, name);
    try {
      fs.accessSync(file, fs.constants.X_OK);
      return file;
    } catch {
      // Not in this folder.
    }
  }
  return null;
};
