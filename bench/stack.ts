import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmbeddedPostgres } from '@/server/postgres/supervisor';
import { sandboxFolder } from '@/server/sandbox/folder';

export const root = fileURLToPath(new URL('..', import.meta.url));
export const TOKEN = 'capi_benchmark_token_000000000000000';

/** A port nobody listens on at the moment. */
export const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

export const answers = async (url: string) => {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
};

const until = async (condition: () => Promise<boolean>, what: string) => {
  const deadline = performance.now() + 60_000;
  while (!(await condition())) {
    if (performance.now() > deadline) {
      throw new Error(`${what} did not come up within a minute.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

const stopChild = async (child: ChildProcess) => {
  if (child.exitCode === null) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
};

export type Stack = { api: string; web: string; databaseUrl: string; stop: () => Promise<void> };

/**
 * The production build on a PostgreSQL of its own in a temporary folder. The benchmark owns the database, so that it
 * can seed it; the server reaches it by `DATABASE_URL`, over the same socket as it would its own.
 */
export const startStack = async (): Promise<Stack> => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'toolroom-bench-'));
  const postgres = await startEmbeddedPostgres({ dataDir });
  if (!postgres.ok) {
    throw new Error(postgres.problem.message);
  }
  const { host, port, user, database } = postgres.value.connection;
  const databaseUrl = `postgresql://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`;
  const [apiPort, webPort] = [await freePort(), await freePort()];
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'production',
    LOG_LEVEL: 'error',
    DATABASE_URL: databaseUrl,
    PORT: String(webPort),
    API_PORT: String(apiPort),
    TOOLROOM_DATA_DIR: dataDir,
    TOOLROOM_TOKEN: TOKEN,
    TOOLROOM_RATE_LIMIT: '999999999',
    SESSION_SECRET: 'benchmark-secret-benchmark-secret-benchmark',
  };
  const run = (...command: string[]) =>
    spawn(process.execPath, command, { cwd: root, env: environment, stdio: ['ignore', 'ignore', 'inherit'] });
  const server = run('dist/server.mjs');
  const web = run('scripts/web.mjs', '--hostname', '127.0.0.1', '--port', String(webPort));
  const api = `http://127.0.0.1:${apiPort}`;
  const dashboard = `http://127.0.0.1:${webPort}`;
  await until(() => answers(`${api}/health`), 'The server');
  await until(() => answers(`${dashboard}/sign-in`), 'The web');
  return {
    api,
    web: dashboard,
    databaseUrl,
    stop: async () => {
      await stopChild(web);
      await stopChild(server);
      await postgres.value.stop();
      for (const folder of [sandboxFolder(dataDir), dataDir]) {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
};
