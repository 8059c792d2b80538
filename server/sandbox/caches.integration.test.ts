import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureOwnFolder, sandboxFolder, tidyCaches } from '@/server/sandbox/folder';

let base: string;
const made: string[] = [];
beforeEach(() => {
  base = fs.mkdtempSync(path.join(os.tmpdir(), 'toolroom-caches-'));
});
afterEach(() => {
  for (const folder of [base, ...made.splice(0)]) {
    fs.rmSync(folder, { recursive: true, force: true });
  }
});

/** A data folder with its cache, as a server makes them. */
const start = async (name: string) => {
  const dataDir = path.join(base, name);
  fs.mkdirSync(dataDir, { recursive: true });
  const cache = sandboxFolder(dataDir);
  made.push(cache);
  ensureOwnFolder(cache);
  await tidyCaches(dataDir);
  return { dataDir, cache };
};

describe.runIf(process.getuid?.() === 0)('caches that lie apart from their data folders', () => {
  it('go when the data folder has gone, unless a server still runs on it', async () => {
    const [kept, gone, running] = [await start('kept'), await start('gone'), await start('running')];
    const stat = fs
      .readFileSync('/proc/self/stat', 'latin1')
      .replace(/^.*\) /, '')
      .split(' ');
    fs.mkdirSync(path.join(running.cache, 'servers', `${process.pid}-${stat[19]}-1`), { recursive: true });
    fs.mkdirSync(path.join(gone.cache, 'servers', '999999-1-1'), { recursive: true });
    fs.rmSync(gone.dataDir, { recursive: true });
    fs.rmSync(running.dataDir, { recursive: true });
    await start('next');
    expect([kept, gone, running].map(({ cache }) => fs.existsSync(cache))).toEqual([true, false, true]);
  });
});
