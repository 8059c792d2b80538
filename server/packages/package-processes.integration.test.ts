import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { Log } from '@/server/packages/log';
import { createPackageStore } from '@/server/packages/package-store';
import { makeOpenFolder, removeTree } from '@/server/packages/testing/folder';
import { findPython } from '@/server/packages/testing/python';
import { writeWheels } from '@/server/packages/testing/wheel';

const script = fileURLToPath(new URL('./testing/ensure-process.ts', import.meta.url));
const python = findPython();

const reportSchema = z.object({
  result: z.discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), set: z.string() }),
    z.object({ ok: z.literal(false), message: z.string() }),
  ]),
  logged: z.array(z.string()),
});

let base: string;
let wheels: string;
let folder: string;
const children: ChildProcess[] = [];
const servers: http.Server[] = [];

const TINY = [{ name: 'tiny', files: { 'tiny.py': 'VALUE = 42\n' } }];

/** A server process that wants `tiny`. Without a folder of wheels it asks the index. */
const start = (wheelDir: string, environment: Record<string, string> = {}) => {
  // Its wheels are the same bytes as ours, but written while others may read.
  const own = fs.mkdtempSync(path.join(base, 'own-'));
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder, own, wheelDir, python], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  return child;
};

const reportOf = async (child: ReturnType<typeof start>) => {
  for await (const line of createInterface({ input: child.stdout })) {
    return reportSchema.parse(JSON.parse(line));
  }
  throw new Error('The process ended without a report.');
};

/** An index that takes requests and never answers. `asked` is the first of them. */
const startSilentIndex = async () => {
  const server = http.createServer();
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const asked = once(server, 'request').then(([request]: http.IncomingMessage[]) => request);
  const { port } = server.address() as AddressInfo;
  const environment = { PIP_INDEX_URL: `http://127.0.0.1:${port}/simple`, PIP_NO_INDEX: '' };
  return { environment, asked };
};

/** Settles when pip is gone: the kernel then closes its connection. */
const gone = async (request: http.IncomingMessage | undefined) => {
  if (request && !request.socket.destroyed) {
    await once(request.socket, 'close');
  }
};

const unfinished = () => fs.readdirSync(`${folder}.parts`).filter((name) => name.endsWith('.partial'));

const sets = () => fs.readdirSync(folder);

const openStore = (wheelDir: string | null, log: Log = () => undefined) =>
  createPackageStore(
    { folder, wheelDir, python: Promise.resolve({ executable: python, version: '' }), log },
    writeWheels(wheels, TINY),
  );

const ensureHere = async () => {
  const store = openStore(wheels);
  const result = await store.ensure(['tiny'], { signal: new AbortController().signal });
  await store.stop();
  return result;
};

beforeEach(() => {
  base = makeOpenFolder();
  wheels = path.join(base, 'wheels');
  folder = path.join(base, 'packages');
  fs.mkdirSync(wheels, { mode: 0o755 });
});

afterEach(async () => {
  vi.unstubAllEnvs();
  for (const child of children.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  }
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  removeTree(base);
});

it('installs once when three servers that share the folder want the same', async () => {
  writeWheels(wheels, TINY);
  const reports = await Promise.all([start(wheels), start(wheels), start(wheels)].map(reportOf));
  expect(new Set(reports.map(({ result }) => result.ok && result.set))).toEqual(new Set(sets()));
  expect(sets()).toHaveLength(1);
  expect(unfinished()).toEqual([]);
  const written = reports
    .flatMap(({ logged }) => logged)
    .filter((line) => /^Python packages installed [^0]/.test(line));
  expect(written).toHaveLength(1);
});

it('leaves nothing half and no process behind when its server is killed', async () => {
  const index = await startSilentIndex();
  const server = start('', index.environment);
  const request = await index.asked;
  expect(unfinished()).not.toEqual([]);
  server.kill('SIGKILL');
  await gone(request);
  expect(sets()).toEqual([]);
  expect(await ensureHere()).toMatchObject({ ok: true });
  // The dying install may hold its lock a moment longer than its connection.
  const unfinishedAfterNext = async () => {
    await ensureHere();
    return unfinished();
  };
  await expect.poll(unfinishedAfterNext).toEqual([]);
});

it('leaves alone what another server is busy with', async () => {
  const index = await startSilentIndex();
  start('', index.environment);
  await index.asked;
  const busy = unfinished();
  expect(busy).not.toEqual([]);
  const told = await new Promise<string>((resolve) => {
    const other = openStore(null, (_level, message) => void other.stop().then(() => resolve(message)));
  });
  expect(told).toBe('Python packages on this machine');
  expect(unfinished()).toEqual(busy);
});

it('ends an install when its server stops, and says so', async () => {
  const index = await startSilentIndex();
  vi.stubEnv('PIP_INDEX_URL', index.environment.PIP_INDEX_URL);
  vi.stubEnv('PIP_NO_INDEX', '');
  const store = openStore(null);
  const ensured = store.ensure(['tiny'], { signal: new AbortController().signal });
  const request = await index.asked;
  await store.stop();
  await gone(request);
  expect(await ensured).toEqual({ ok: false, message: 'The server is stopping: run the tool again.' });
});
