import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type FolderLock, readFolderLock, takeFolderLock } from './folder-lock.mjs';

let base: string;
const held: FolderLock[] = [];

beforeEach(() => {
  base = fs.mkdtempSync(path.join(os.tmpdir(), 'toolroom-test-'));
});

afterEach(async () => {
  for (const lock of held.splice(0)) {
    if (lock.held) {
      await lock.release();
    }
  }
  fs.rmSync(base, { recursive: true, force: true });
});

const take = async (folder: string, about: { pid?: number; address?: string } = {}): Promise<FolderLock> => {
  const lock = await takeFolderLock(folder, about);
  held.push(lock);
  return lock;
};

it('has one owner, who says who it is, until it lets go', async () => {
  const first = await take(base, { pid: 7, address: 'http://here' });
  expect(first.held).toBe(true);
  expect(await take(base)).toEqual({ held: false, owner: { pid: 7, address: 'http://here' } });
  expect(await readFolderLock(base)).toEqual({ held: true, owner: { pid: 7, address: 'http://here' } });
  if (first.held) {
    await first.release();
  }
  expect(await readFolderLock(base)).toEqual({ held: false });
  expect((await take(base)).held).toBe(true);
});

it('is free in a folder that does not exist, and makes it', async () => {
  const folder = path.join(base, 'new');
  expect(await readFolderLock(folder)).toEqual({ held: false });
  expect((await take(folder)).held).toBe(true);
});

it('works where the path is too long for a socket, and leaves no shortcut behind', async () => {
  const folder = path.join(base, 'x'.repeat(150));
  const shortcuts = () => fs.readdirSync(os.tmpdir()).filter((name) => name.startsWith('toolroom-lock-'));
  expect((await take(folder, { pid: 7 })).held).toBe(true);
  expect(await take(folder)).toEqual({ held: false, owner: { pid: 7 } });
  expect(shortcuts()).toEqual([]);
});

it('ends with its owner, however that ends', async () => {
  const module = new URL('./folder-lock.mjs', import.meta.url).href;
  const script = `const { takeFolderLock } = await import(${JSON.stringify(module)});
    const lock = await takeFolderLock(${JSON.stringify(base)}, { pid: process.pid });
    console.log(lock.held); setInterval(() => {}, 60_000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  expect(String(line).trim()).toBe('true');
  expect(await take(base)).toEqual({ held: false, owner: { pid: child.pid } });
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
  expect((await take(base)).held).toBe(true);
});

it('lets one of many win, again and again', async () => {
  for (let round = 0; round < 20; round += 1) {
    const locks = await Promise.all(Array.from({ length: 12 }, () => takeFolderLock(base, {})));
    const winners = locks.filter((lock) => lock.held);
    expect(winners).toHaveLength(1);
    for (const winner of winners) {
      await winner.release();
    }
  }
});
