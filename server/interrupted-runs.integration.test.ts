import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { RunSummary } from '@/lib/contract/run';
import { type Answer, type Api, createApi, findWorkspace } from '@/server/durability/api';
import { type BuiltServer, freePort, requireBuilt, startBuiltServer } from '@/server/durability/built-server';
import { sandboxProcesses, stillThere } from '@/server/durability/sandbox-processes';
import { startEmbeddedPostgres } from '@/server/postgres/supervisor';
import { removeDataFolder } from '@/server/testing/data-folder';

const TOKEN = 'capi_automation_token_0000000000';
const PATIENCE = { timeout: 30_000, interval: 50 };

let dataDir: string;
let port: number;
let api: Api;
let server: BuiltServer;

const start = async (): Promise<void> => {
  server = await startBuiltServer({
    NODE_ENV: 'production',
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    TOOLROOM_DATA_DIR: dataDir,
    TOOLROOM_TOKEN: TOKEN,
    TOOLROOM_EGRESS: 'none',
    API_PORT: String(port),
    LOG_LEVEL: 'warn',
  });
};

beforeAll(requireBuilt);

beforeEach(async ({ onTestFailed }) => {
  onTestFailed(() => console.error(`The server said:\n${server?.said()}`));
  dataDir = await mkdtemp(path.join(tmpdir(), 'toolroom-interrupted-'));
  port = await freePort();
  api = createApi(`http://127.0.0.1:${port}`, TOKEN);
  await start();
});

afterEach(async () => {
  server.kill();
  await server.ended;
  const takenOver = await startEmbeddedPostgres({ dataDir });
  if (takenOver.ok) {
    await takenOver.value.stop();
  }
  await removeDataFolder(dataDir);
});

/** Each waits for ever, with a child that has left its parent's session. */
const SLEEPERS = {
  python: [
    'import os, time',
    'def main(**params):',
    '    if os.fork() == 0:',
    '        os.setsid()',
    '        time.sleep(600)',
    '    print("up", flush=True)',
    '    time.sleep(600)',
    '    return {"message": "never"}',
  ].join('\n'),
  javascript: [
    'async function main() {',
    '  console.log("up");',
    '  await new Promise((resolve) => setTimeout(resolve, 600_000));',
    '  return { message: "never" };',
    '}',
  ].join('\n'),
};

const dataOf = <Data>(answer: Answer, status: number): Data => {
  expect(answer).toMatchObject({ status });
  return (answer as { body: { data: Data } }).body.data;
};

const listRuns = async (workspaceId: string): Promise<RunSummary[]> =>
  dataOf(await api('GET', `/v1/runs?workspace_id=${workspaceId}`), 200);

const startRuns = async (workspaceId: string): Promise<Promise<unknown>[]> => {
  const runs: Promise<unknown>[] = [];
  for (const [language, code] of Object.entries(SLEEPERS)) {
    const body = { workspace_id: workspaceId, name: `sleep-in-${language}`, language, code };
    const { id } = dataOf<{ id: string }>(await api('POST', '/v1/custom-tools', body), 201);
    await api('PATCH', `/v1/custom-tools/${id}/run-settings`, { timeout_ms: 60_000 });
    runs.push(api('POST', `/v1/custom-tools/${id}/run`, {}));
  }
  await vi.waitFor(async () => {
    const states = (await listRuns(workspaceId)).map(({ state }) => state);
    expect(states).toEqual(['running', 'running']);
  }, PATIENCE);
  return runs;
};

test('a server that is killed leaves no process of a run behind, and its runs are known as interrupted', async () => {
  const workspaceId = await findWorkspace(api);
  const runs = await startRuns(workspaceId);
  const processes = sandboxProcesses(server.pid);
  expect(processes.length).toBeGreaterThanOrEqual(2);
  expect(stillThere(processes)).toHaveLength(processes.length);

  server.kill();
  await server.ended;
  expect(await Promise.all(runs)).toEqual([null, null]);
  await vi.waitFor(() => expect(stillThere(processes)).toEqual([]), PATIENCE);

  await start();
  await vi.waitFor(
    async () =>
      expect(await listRuns(workspaceId)).toMatchObject(
        ['javascript', 'python'].map((language) => ({
          tool_name: `sleep-in-${language}`,
          state: 'interrupted',
          error: { reason: 'interrupted' },
          ended_at: expect.any(String),
        })),
      ),
    PATIENCE,
  );
}, 120_000);

test('a server that is stopped ends its runs, answers their callers and writes it down', async () => {
  const workspaceId = await findWorkspace(api);
  const runs = await startRuns(workspaceId);
  const processes = sandboxProcesses(server.pid);

  expect(await server.stop()).toBe(0);
  expect(stillThere(processes)).toEqual([]);
  for (const answer of await Promise.all(runs)) {
    expect(answer).toMatchObject({ status: 200, body: { data: { success: false } } });
  }
  await start();
  expect((await listRuns(workspaceId)).map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
}, 120_000);
