import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFolderLock } from '@/server/postgres/folder-lock.mjs';
import { removeDataFolder } from '@/server/testing/data-folder';

const root = fileURLToPath(new URL('../..', import.meta.url));
const isBuilt = ['dist/launch.mjs', 'dist/server.mjs', '.next/BUILD_ID'].every((file) =>
  fs.existsSync(path.join(root, file)),
);

let base: string;
let dataDir: string;
let ports: { web: number; api: number };
const children: ChildProcess[] = [];

beforeEach(async () => {
  base = fs.mkdtempSync(path.join(os.tmpdir(), 'toolroom-test-'));
  dataDir = path.join(base, 'data');
  const [web = 0, api = 0] = await freePorts(2);
  ports = { web, api };
});

afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) {
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      await exit;
    }
  }
  await removeDataFolder(dataDir);
  fs.rmSync(base, { recursive: true, force: true });
});

const freePorts = async (count: number): Promise<number[]> => {
  const servers = Array.from({ length: count }, () => net.createServer().listen(0, '127.0.0.1'));
  const found = await Promise.all(
    servers.map(async (server) => {
      await once(server, 'listening');
      const address = server.address();
      return typeof address === 'object' && address !== null ? address.port : 0;
    }),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return found;
};

type Launched = { child: ChildProcess; output: () => string; exitCode: Promise<number | null> };

const launch = (environment: Record<string, string> = {}): Launched => {
  const child = spawn(process.execPath, ['dist/launch.mjs'], {
    cwd: root,
    env: {
      NODE_ENV: 'production',
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      TOOLROOM_DATA_DIR: dataDir,
      PORT: String(ports.web),
      API_PORT: String(ports.api),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  return { child, output: () => output, exitCode: once(child, 'close').then(() => child.exitCode) };
};

const launchUntilReady = async (environment?: Record<string, string>): Promise<Launched> => {
  const launched = launch(environment);
  await expect.poll(launched.output, { timeout: 50_000 }).toContain('Ctrl-C stops it.');
  return launched;
};

const isOpen = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

/** The server holds the database's lock and says who it is. */
const serverPid = async (): Promise<number | undefined> => {
  const lock = await readFolderLock(path.join(dataDir, 'postgres', 'lock'));
  return lock.held ? lock.owner?.pid : undefined;
};

/** PostgreSQL takes this file away as the last thing it does. */
const databaseRuns = (): boolean =>
  fs.existsSync(path.join(dataDir, 'postgres', 'cluster', 'postmaster.pid'));

const whatRuns = async (): Promise<string[]> => {
  const running = {
    web: await isOpen(ports.web),
    api: await isOpen(ports.api),
    database: databaseRuns(),
  };
  return Object.entries(running).flatMap(([name, runs]) => (runs ? [name] : []));
};

describe.skipIf(!isBuilt)('the built product', () => {
  it('starts, says where, heals when a part is killed, and stops in order', async () => {
    const { child, output, exitCode } = await launchUntilReady();
    expect(output()).toMatch(new RegExp(`http://127.0.0.1:${ports.web}/sign-in\\?code=\\S+`));
    expect(fs.statSync(dataDir).mode & 0o777).toBe(0o700);
    expect(await whatRuns()).toEqual(['web', 'api', 'database']);

    const killed = await serverPid();
    process.kill(killed ?? 0, 'SIGKILL');
    await expect.poll(output, { timeout: 30_000 }).toContain('The server stopped unexpectedly (SIGKILL)');
    await expect.poll(whatRuns, { timeout: 30_000 }).toEqual(['web', 'api', 'database']);
    expect(await serverPid()).not.toBe(killed);

    child.kill('SIGINT');
    expect(await exitCode).toBe(0);
    expect(await whatRuns()).toEqual([]);
  });

  it('leaves nothing running when the launcher itself is killed', async () => {
    const { child } = await launchUntilReady();
    child.kill('SIGKILL');
    await expect.poll(whatRuns, { timeout: 30_000 }).toEqual([]);
  });

  it('refuses a second start on the same data and harms nothing', async () => {
    const first = await launchUntilReady();
    const second = launch({ PORT: '1', API_PORT: '2' });
    expect(await second.exitCode).toBe(1);
    expect(second.output()).toBe(
      `Toolroom already runs on the data folder ${dataDir} (pid ${first.child.pid}). Open http://127.0.0.1:${ports.web}, stop it first, or set TOOLROOM_DATA_DIR, PORT and API_PORT to start another.\n`,
    );
    expect(await whatRuns()).toEqual(['web', 'api', 'database']);
  });

  it('lets one of two starts at the same moment win, and the other say why not', async () => {
    const both = [launch(), launch()];
    const refused = await Promise.race(
      both.map(async (launched) => ({ launched, exitCode: await launched.exitCode })),
    );
    expect(refused.exitCode).toBe(1);
    const [winner] = both.filter((launched) => launched !== refused.launched);
    expect(refused.launched.output()).toContain(
      `Toolroom already runs on the data folder ${dataDir} (pid ${winner?.child.pid}).`,
    );
    await expect.poll(() => winner?.output(), { timeout: 50_000 }).toContain('Ctrl-C stops it.');
    expect(await whatRuns()).toEqual(['web', 'api', 'database']);
  });

  it('starts no server and no database for a hosted API', async () => {
    const { output } = await launchUntilReady({ CONDUIT_API_URL: 'http://127.0.0.1:9' });
    expect(output()).toContain('API       http://127.0.0.1:9\n');
    expect(output()).not.toContain('code=');
    expect(await whatRuns()).toEqual(['web']);
    expect(fs.existsSync(path.join(dataDir, 'postgres'))).toBe(false);
  });

  it('refuses a wrong setting before anything is made', async () => {
    const { output, exitCode } = launch({ PORT: 'many' });
    expect(await exitCode).toBe(1);
    expect(output()).toContain('PORT: expected a whole number from 1 to 65535, got "many".');
    expect(fs.existsSync(dataDir)).toBe(false);
  });

  it('names the variable of a port that is taken', async () => {
    const other = net.createServer().listen(ports.api, '127.0.0.1');
    await once(other, 'listening');
    const { output, exitCode } = launch();
    expect(await exitCode).toBe(1);
    expect(output()).toContain(`Port ${ports.api} is in use by another program.`);
    expect(output()).toContain('API_PORT=');
    await new Promise((resolve) => other.close(resolve));
  });
});
