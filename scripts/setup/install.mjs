import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { run } from './command.mjs';

const STAMP = 'node_modules/.toolroom-installed';

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean, os?: string[], cpu?: string[],
 *   libc?: string[] }} LockedPackage
 * @typedef {{ packages?: Record<string, LockedPackage> }} LockFile
 */

/**
 * True when everything the lock file names is installed. npm leaves out optional packages made for other platforms.
 * @param {LockFile} wanted package-lock.json
 * @param {LockFile} installed npm's own record in node_modules
 * @param {{ platform: string, arch: string }} machine
 */
export const matchesLock = (wanted, installed, machine) =>
  Object.entries(wanted.packages ?? {}).every(([place, entry]) => {
    const found = installed.packages?.[place];
    if (place === '' || entry.link) {
      return true;
    }
    if (found === undefined) {
      return entry.optional === true && !isMeantFor(entry, machine);
    }
    return found.version === entry.version && found.integrity === entry.integrity;
  });

/**
 * On a Linux without glibc this asks for packages that npm leaves out; then npm's word at the end of an install holds.
 * @param {LockedPackage} entry
 * @param {{ platform: string, arch: string }} machine
 */
const isMeantFor = ({ os, cpu, libc = ['glibc'] }, machine) =>
  os?.includes(machine.platform) && cpu?.includes(machine.arch) && libc.includes('glibc');

/** @param {string} root */
export const isInstalled = (root) => {
  const wanted = fingerprint(root);
  const stamp = path.join(root, STAMP);
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted) {
    return true;
  }
  const record = path.join(root, 'node_modules/.package-lock.json');
  const matches =
    fs.existsSync(record) &&
    matchesLock(readJson(path.join(root, 'package-lock.json')), readJson(record), process);
  if (matches) {
    fs.writeFileSync(stamp, wanted);
  }
  return matches;
};

/**
 * Installs what the lock file names, build tools included. False when npm failed; it has said why.
 * @param {string} root
 */
export const install = async (root) => {
  console.log('Installing what package-lock.json names; the first time takes a minute or two.');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const code = npm === undefined ? await run('npm', args) : await run(process.execPath, [npm, ...args]);
  if (code === 0) {
    fs.writeFileSync(path.join(root, STAMP), fingerprint(root));
  }
  return code === 0;
};

/** @param {string} root */
const fingerprint = (root) =>
  createHash('sha256')
    .update(fs.readFileSync(path.join(root, 'package-lock.json')))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex');

/**
 * @param {string} file
 * @returns {LockFile}
 */
const readJson = (file) => JSON.parse(fs.readFileSync(file, 'utf8'));
