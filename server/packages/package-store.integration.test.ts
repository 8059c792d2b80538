import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createPackageStore, type PackageStore, type Shelf } from '@/server/packages/package-store';
import { makeOpenFolder, removeTree } from '@/server/packages/testing/folder';
import { findPython } from '@/server/packages/testing/python';
import { sha256, writeWheels, zip } from '@/server/packages/testing/wheel';

const TINY = { name: 'tiny', files: { 'tiny.py': 'VALUE = 42\n' } };
const signal = () => new AbortController().signal;
const python = findPython();

let base: string;
let wheels: string;
let folder: string;
let logged: { message: string; fields: Readonly<Record<string, unknown>> }[];
const opened: PackageStore[] = [];

const open = (shelf: Shelf, wheelDir: string | null = wheels): PackageStore => {
  const store = createPackageStore(
    {
      folder,
      wheelDir,
      python: Promise.resolve({ executable: python, version: '' }),
      log: (_level, message, fields = {}) => logged.push({ message, fields }),
    },
    shelf,
  );
  opened.push(store);
  return store;
};

const ensure = (store: PackageStore, ...imports: string[]) => store.ensure(imports, { signal: signal() });

/** The folder on sys.path; fails the test when there is none. */
const pathOf = async (store: PackageStore, ...imports: string[]): Promise<string> => {
  const result = await ensure(store, ...imports);
  expect(result).toMatchObject({ ok: true });
  return path.join(folder, (result.ok && result.set) || 'none');
};

const runPython = (...args: string[]): string =>
  execFileSync(python, ['-I', '-S', ...args], { encoding: 'utf8' }).trim();

const evaluate = (set: string, expression: string): string =>
  runPython('-c', `import sys; sys.path.append(sys.argv[1]); import tiny; print(${expression})`, set);

const filesBelow = (place: string): string[] =>
  fs.readdirSync(place, { recursive: true, encoding: 'utf8' }).sort();

/** Wheels come through pip, from this folder and nowhere else. */
const letPipFind = (place: string) => {
  vi.stubEnv('PIP_NO_INDEX', '1');
  vi.stubEnv('PIP_FIND_LINKS', place);
};

beforeEach(() => {
  base = makeOpenFolder();
  wheels = path.join(base, 'wheels');
  folder = path.join(base, 'packages');
  fs.mkdirSync(wheels, { mode: 0o755 });
  logged = [];
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all(opened.splice(0).map((store) => store.stop()));
  removeTree(base);
});

it('installs a package and what it needs, byte-compiled and read-only', async () => {
  const needy = { name: 'needy', files: { 'needy/__init__.py': 'import tiny\n' }, needs: ['tiny'] };
  const set = await pathOf(open(writeWheels(wheels, [TINY, needy])), 'needy', 'json');
  expect(evaluate(set, 'tiny.VALUE')).toBe('42');
  const compiled = path.relative(set, evaluate(set, 'tiny.__cached__'));
  expect(filesBelow(set)).toEqual(expect.arrayContaining(['needy/__init__.py', compiled]));
  const modes = filesBelow(set).map((file) => fs.statSync(path.join(set, file)).mode & 0o222);
  expect(new Set(modes)).toEqual(new Set([0]));
  expect(fs.statSync(set).uid).not.toBe(0);
});

it('needs nothing for the standard library and refuses what is on no shelf', async () => {
  const store = open(writeWheels(wheels, [TINY]));
  expect(await ensure(store, 'json', 'zoneinfo')).toEqual({ ok: true, set: null, imports: [] });
  expect(await ensure(store, 'tiyn')).toEqual({
    ok: false,
    message:
      '`tiyn` cannot be imported: it is neither in the standard library nor in the package catalogue; did you mean `tiny`?',
  });
});

it('runs nothing of a package, and takes only what can be imported', async () => {
  const marker = path.join(base, 'ran');
  const mark = `open(${JSON.stringify(marker)}, "w")\n`;
  const files = {
    'tiny.py': `VALUE = 1\n${mark}`,
    'tiny.pth': `import os; ${mark}`,
    'setup.py': mark,
    'broken.py': 'def (:\n',
    'tiny-1.0.data/scripts/tiny': `#!python\n${mark}`,
    'tiny-1.0.data/purelib/tiny_more.py': 'VALUE = 2\n',
  };
  const set = await pathOf(open(writeWheels(wheels, [{ name: 'tiny', files }])), 'tiny');
  expect(fs.existsSync(marker)).toBe(false);
  const names = filesBelow(set).filter((name) => !/dist-info|__pycache__/.test(name));
  expect(names).toEqual(['broken.py', 'setup.py', 'tiny.py', 'tiny_more.py']);
});

it.each([
  ['../evil.py', /a wheel holds a file called '\.\.\/evil\.py'/],
  ['/evil.py', /a wheel holds a file called '\/evil\.py'/],
])('refuses a wheel with a file called %s', async (name, message) => {
  const store = open(writeWheels(wheels, [{ name: 'tiny', files: { [name]: '' } }]));
  expect(await ensure(store, 'tiny')).toMatchObject({ ok: false, message: expect.stringMatching(message) });
  expect(filesBelow(base).filter((file) => file.includes('evil'))).toEqual([]);
});

it('refuses a wheel that is not the locked one, from the folder of wheels and through pip', async () => {
  const shelf = writeWheels(wheels, [TINY]);
  writeWheels(wheels, [{ name: 'tiny', files: { 'tiny.py': 'VALUE = "forged"\n' } }]);
  const differs = { ok: false, message: expect.stringContaining('its SHA-256 differs') };
  expect(await ensure(open(shelf), 'tiny')).toMatchObject(differs);
  letPipFind(wheels);
  expect(await ensure(open(shelf, null), 'tiny')).toMatchObject(differs);
  expect(filesBelow(folder)).toEqual([]);
  expect(filesBelow(`${folder}.parts`).filter((file) => !file.endsWith('.lock'))).toEqual([]);
});

it('says of a locked file that is no wheel that it cannot be used', async () => {
  const shelf = writeWheels(wheels, [TINY]);
  const content = Buffer.from('not a zip');
  fs.writeFileSync(path.join(wheels, 'tiny-1.0-py3-none-any.whl'), content);
  const wheel = { file: 'tiny-1.0-py3-none-any.whl', sha256: sha256(content) };
  const lock = { tiny: { version: '1.0', needs: [], wheels: { any: wheel } } };
  expect(await ensure(open({ ...shelf, lock }), 'tiny')).toMatchObject({
    ok: false,
    message: expect.stringContaining('not a zip file'),
  });
});

it('installs through pip what is not in the folder of wheels', async () => {
  const shelf = writeWheels(wheels, [TINY]);
  letPipFind(wheels);
  const empty = path.join(base, 'empty');
  fs.mkdirSync(empty);
  const set = await pathOf(open(shelf, empty), 'tiny');
  expect(evaluate(set, 'tiny.VALUE')).toBe('42');
});

it('never builds a package from its source', async () => {
  const marker = path.join(base, 'ran');
  const source = zip({
    'tiny-1.0/setup.py': `open(${JSON.stringify(marker)}, "w")\n`,
    'tiny-1.0/PKG-INFO': 'Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n',
  });
  fs.writeFileSync(path.join(wheels, 'tiny-1.0.zip'), source);
  const shelf = writeWheels(base, [TINY]);
  const wheel = { file: 'tiny-1.0-py3-none-any.whl', sha256: sha256(source) };
  letPipFind(wheels);
  const lock = { tiny: { version: '1.0', needs: [], wheels: { any: wheel } } };
  expect(await ensure(open({ ...shelf, lock }, null), 'tiny')).toMatchObject({
    ok: false,
    message: expect.stringContaining('does not offer tiny==1.0 as a wheel for this machine'),
  });
  expect(fs.existsSync(marker)).toBe(false);
});

it('says in a sentence that no index can be reached', async () => {
  const shelf = writeWheels(base, [TINY]);
  vi.stubEnv('PIP_INDEX_URL', 'http://127.0.0.1:1/simple');
  vi.stubEnv('PIP_RETRIES', '1');
  expect(await ensure(open(shelf), 'tiny')).toEqual({
    ok: false,
    message:
      'The package index cannot be reached, so tiny cannot be installed: Connection refused. Put its wheels into TOOLROOM_WHEEL_DIR or give this machine access.',
  });
});

it('says in a sentence which wheel an old glibc cannot run', async () => {
  const shelf = writeWheels(wheels, [TINY]);
  const wheel = { file: 'tiny-1.0-py3-none-manylinux_2_99_x86_64.manylinux_2_99_aarch64.whl', sha256: '0' };
  const lock = { tiny: { version: '1.0', needs: [], wheels: { any: wheel } } };
  expect(await ensure(open({ ...shelf, lock }), 'tiny')).toMatchObject({
    ok: false,
    message: expect.stringMatching(
      /^tiny cannot be installed: there is no wheel for CPython 3\.\d+ on .* with glibc 2/,
    ),
  });
});

it('installs once however many ask, and tells all of them how far it is', async () => {
  const store = open(writeWheels(wheels, [TINY]));
  const seen: number[] = [];
  const results = await Promise.all(
    Array.from({ length: 20 }, () =>
      store.ensure(['tiny'], { signal: signal(), onProgress: ({ installed }) => seen.push(installed) }),
    ),
  );
  expect(new Set(results.map((result) => result.ok && result.set)).size).toBe(1);
  expect(seen.filter((installed) => installed === 1)).toHaveLength(20);
  expect(logged.filter(({ message }) => message === 'Python packages installed')).toHaveLength(1);
});

it('tells of a package whether it is there, coming, or could come', async () => {
  const store = open(writeWheels(wheels, [TINY]));
  const state = () => store.catalogue().map((entry) => entry.state);
  expect(state()).toEqual(['available']);
  const states: unknown[] = [];
  await store.ensure(['tiny'], { signal: signal(), onProgress: () => states.push(...state()) });
  expect(new Set(states)).toEqual(new Set(['installing']));
  expect(state()).toEqual(['installed']);
});

it('leaves an install to those who still wait for it', async () => {
  const store = open(writeWheels(wheels, [TINY]));
  const impatient = new AbortController();
  const first = store.ensure(['tiny'], { signal: impatient.signal, onProgress: () => impatient.abort() });
  const second = ensure(store, 'tiny');
  expect(await first).toEqual({ ok: false, message: 'Cancelled while its packages were being installed.' });
  expect(await second).toMatchObject({ ok: true });
});

it('shows tools nothing but sets: no locks that they could hold, no settings of pip', async () => {
  const set = await pathOf(open(writeWheels(wheels, [TINY])), 'tiny');
  expect(fs.readdirSync(folder)).toEqual([path.basename(set)]);
  expect(filesBelow(folder).filter((file) => file.endsWith('.lock'))).toEqual([]);
});

it('shares what is there between sets', async () => {
  const other = { name: 'other', files: { 'other.py': '' } };
  const store = open(writeWheels(wheels, [TINY, other]));
  const alone = await pathOf(store, 'tiny');
  fs.rmSync(path.join(wheels, 'tiny-1.0-py3-none-any.whl'));
  const together = await pathOf(store, 'other', 'tiny');
  const inode = (set: string) => fs.statSync(path.join(set, 'tiny.py')).ino;
  expect(inode(together)).toBe(inode(alone));
});

it('is seen by a process that was started before', async () => {
  const program =
    'import sys; set = sys.stdin.readline().strip(); sys.path.append(set); import tiny; print(tiny.VALUE)';
  const warm = spawn(python, ['-I', '-S', '-c', program], { stdio: ['pipe', 'pipe', 'inherit'] });
  const set = await pathOf(open(writeWheels(wheels, [TINY])), 'tiny');
  warm.stdin.end(`${set}\n`);
  const [output] = await warm.stdout.toArray();
  expect(String(output).trim()).toBe('42');
});
