import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { removeDataFolder } from '@/server/testing/data-folder';
import { createTestDatabase } from '@/server/testing/test-postgres';

const PROGRAM = fileURLToPath(new URL('./main.ts', import.meta.url));
const TOKEN = 'capi_automation_token_0000000000';
const STARTUP_MS = 120_000;

let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'toolroom-main-'));
});
afterAll(() => removeDataFolder(dataDir));

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
};

const start = (settings: Record<string, string>) => {
  const child = fork(PROGRAM, [], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      NODE_ENV: 'test',
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      TOOLROOM_DATA_DIR: dataDir,
      ...settings,
    },
  });
  const said = { out: '', err: '' };
  child.stdout?.on('data', (chunk) => {
    said.out += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    said.err += chunk;
  });
  return { child, said };
};

const exitOf = async (child: ChildProcess): Promise<number | null> => {
  const [code] = child.exitCode === null ? await once(child, 'exit') : [child.exitCode];
  return code;
};

const readyMessage = async (child: ChildProcess): Promise<{ type: string; signInCode: string }> => {
  const first = await Promise.race([once(child, 'message'), once(child, 'exit')]);
  return first[0];
};

describe('the API as a program', { timeout: STARTUP_MS }, () => {
  test('says when it is ready, keeps what it was given, and stops when it is told or left alone', async () => {
    const port = await freePort();
    const settings = { API_PORT: String(port), TOOLROOM_TOKEN: TOKEN };
    const call = (target: string, init?: RequestInit) =>
      fetch(`http://127.0.0.1:${port}${target}`, {
        ...init,
        headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
      });

    const first = start(settings);
    const ready = await readyMessage(first.child);
    expect(ready, first.said.err).toEqual({ type: 'ready', signInCode: expect.stringMatching(/^\S{43}$/) });
    const made = await call('/v1/workspaces', { method: 'POST', body: '{"name":"Kept"}' });
    expect(made.status).toBe(201);
    first.child.kill('SIGTERM');
    expect(await exitOf(first.child)).toBe(0);

    const second = start(settings);
    expect((await readyMessage(second.child)).signInCode).not.toBe(ready.signInCode);
    const { data } = (await (await call('/v1/workspaces')).json()) as { data: { name: string }[] };
    expect(data.map(({ name }) => name)).toEqual(['Default workspace', 'Kept']);
    second.child.disconnect();
    expect(await exitOf(second.child)).toBe(0);

    const logged = first.said.out + second.said.out;
    expect(logged).toContain('listening');
    expect(logged).not.toContain(TOKEN);
    expect(logged).not.toContain(ready.signInCode);
  });

  test('refuses a wrong setting with one sentence', async () => {
    const { child, said } = start({ API_PORT: 'many' });
    expect(await exitOf(child)).toBe(1);
    expect(said.err).toMatch(/^API_PORT: .*\n$/);
  });

  test('names a port that is in use', async () => {
    const { host, port: databasePort, user, database } = await createTestDatabase();
    const blocker = createServer().listen(0, '127.0.0.1');
    await once(blocker, 'listening');
    const address = blocker.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const url = `postgresql://${user}@localhost:${databasePort}/${database}?host=${encodeURIComponent(host)}`;

    const { child, said } = start({ API_PORT: String(port), DATABASE_URL: url });
    expect(await exitOf(child)).toBe(1);
    expect(said.err).toMatch(new RegExp(`^Port ${port} on 127.0.0.1 is in use: .*\\n$`));
    blocker.close();
  });

  test('names a database that is not there, without its password', async () => {
    const port = await freePort();
    const { child, said } = start({
      API_PORT: String(await freePort()),
      DATABASE_URL: `postgresql://user:pa55word@127.0.0.1:${port}/none`,
    });
    expect(await exitOf(child)).toBe(1);
    expect(said.err).toMatch(/^The API could not start on the database of DATABASE_URL: .*ECONNREFUSED.*\n$/);
    expect(said.err + said.out).not.toContain('pa55word');
  });
});
