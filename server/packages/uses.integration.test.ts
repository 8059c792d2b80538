import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CATALOGUE } from '@/server/packages/catalogue';
import { createPackageStore, type PackageStore } from '@/server/packages/package-store';
import { makeOpenFolder, removeTree } from '@/server/packages/testing/folder';
import { PACKAGE_USES } from '@/server/packages/testing/uses';
import { sandboxFolder } from '@/server/sandbox/folder';
import { createSandbox, type Sandbox } from '@/server/sandbox/sandbox';

/** Every package at once, from wherever this machine gets its wheels; some are downloads of many megabytes. */
const INSTALL_TIMEOUT_MS = 300_000;

/** What says that the wheels cannot be had here, as opposed to being refused or broken. */
const UNAVAILABLE = /cannot be reached|does not offer|has pip|took longer/;

const wheelDir = process.env.TOOLROOM_WHEEL_DIR ?? null;
let folder: string;
let dataDir: string;
let sandbox: Sandbox;
let store: PackageStore;
let unavailable: string | null = null;

beforeAll(async () => {
  folder = makeOpenFolder();
  dataDir = path.join(folder, 'data');
  const log = () => undefined;
  const packagesDir = path.join(folder, 'packages');
  sandbox = createSandbox({
    dataDir,
    packagesDir,
    egress: 'none',
    allowedHosts: null,
    log,
  });
  const python = sandbox.interpreters.then((found) => found.python);
  store = createPackageStore({ folder: packagesDir, wheelDir, python, log });
  await sandbox.ready;
  const all = await store.ensure(store.importNames(), { signal: new AbortController().signal });
  if (!all.ok && UNAVAILABLE.test(all.message)) {
    unavailable = `The packages of the catalogue were not tried: ${all.message}`;
    console.warn(unavailable);
  } else {
    expect(all).toMatchObject({ ok: true });
  }
}, INSTALL_TIMEOUT_MS);

afterAll(async () => {
  await store.stop();
  await sandbox.stop();
  removeTree(folder);
  fs.rmSync(sandboxFolder(dataDir), { recursive: true, force: true });
});

it.for(PACKAGE_USES)('$name does its work in the sandbox', async ({ name, code, message }, { skip }) => {
  skip(unavailable !== null, unavailable ?? undefined);
  const imports = CATALOGUE.find((entry) => entry.name === name)?.importNames ?? [];
  const signal = new AbortController().signal;
  const ensured = await store.ensure(imports, { signal });
  expect(ensured).toMatchObject({ ok: true, imports });
  const outcome = await sandbox.execute({
    language: 'python',
    code,
    arguments: {},
    packageSet: ensured.ok ? ensured.set : null,
    imports,
    timeoutMs: 30_000,
    egress: false,
    signal,
  });
  expect(outcome).toMatchObject({ ok: true, value: { end: { kind: 'returned', value: { message } } } });
});
