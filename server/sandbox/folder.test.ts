import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ensureOwnFolder, openServerFolder, sandboxFolder } from '@/server/sandbox/folder';

let base: string;
beforeEach(() => {
  base = fs.mkdtempSync(path.join(os.tmpdir(), 'toolroom-folder-'));
});
afterEach(() => {
  vi.restoreAllMocks();
  fs.rmSync(base, { recursive: true, force: true });
});

const user = vi.hoisted(() => ({ id: 0 }));
vi.mock('node:process', async (original) => ({
  ...(await original<typeof import('node:process')>()),
  getuid: () => user.id,
}));

describe('where sandboxes have their files', () => {
  it('is a place of its own for root, one for each data folder', () => {
    user.id = 0;
    const [one, other] = [sandboxFolder('/root/a'), sandboxFolder('/root/b')];
    expect(one).toMatch(/^\/var\/cache\/toolroom\/[0-9a-f]{16}$/);
    expect(other).not.toBe(one);
    expect(sandboxFolder('/root/x/../a')).toBe(one);
  });

  it('is in the data folder for everybody else', () => {
    user.id = 1000;
    expect(sandboxFolder('/home/me/.toolroom')).toBe('/home/me/.toolroom/sandbox');
  });
});

describe('the folder', () => {
  beforeEach(() => {
    user.id = process.getuid?.() ?? 0;
  });

  it('is made for everybody to read and its owner to write', () => {
    const folder = path.join(base, 'state');
    ensureOwnFolder(folder);
    ensureOwnFolder(folder);
    expect(fs.statSync(folder).mode & 0o777).toBe(0o755);
  });

  it('is refused when somebody else could have put things there', () => {
    const folder = path.join(base, 'state');
    fs.mkdirSync(folder);
    fs.chmodSync(folder, 0o777);
    expect(() => ensureOwnFolder(folder)).toThrow(/nobody else can write to/);
    fs.rmdirSync(folder);
    fs.symlinkSync('/etc', folder);
    expect(() => ensureOwnFolder(folder)).toThrow(/nobody else can write to/);
  });

  it('belongs to one server each; what dead ones left is taken away', () => {
    const dead = path.join(base, 'servers', '999999-1-1');
    const reused = path.join(base, 'servers', `${process.pid}-1-1`);
    fs.mkdirSync(path.join(dead, 'python'), { recursive: true });
    fs.mkdirSync(reused, { recursive: true });
    const first = openServerFolder(base);
    const second = openServerFolder(base);
    expect(fs.readdirSync(path.join(base, 'servers')).sort()).toEqual(
      [first, second].map(({ folder }) => path.basename(folder)).sort(),
    );
    expect(first.socketFolder).toBe(first.folder);
    first.remove();
    expect(fs.existsSync(first.folder)).toBe(false);
    expect(fs.existsSync(second.folder)).toBe(true);
  });

  it('has its sockets elsewhere when its own path is too long for one', () => {
    const long = path.join(base, 'a'.repeat(80));
    const { folder, socketFolder, remove } = openServerFolder(long);
    expect(folder).toContain(long);
    expect(Buffer.byteLength(`${socketFolder}/egress-123456789/egress.sock`)).toBeLessThanOrEqual(107);
    remove();
    expect(fs.existsSync(socketFolder)).toBe(false);
    fs.rmdirSync(path.dirname(socketFolder));
  });
});
