import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sandboxFolder } from '../folder';
import { createSandbox, type Sandbox } from '../sandbox';
import { PYTHON_CASES } from './python-cases/all';
import { expectOutcome, expectUnharmed, runHostile } from './run-case';
import { openSurroundings, type Surroundings } from './surroundings';

const world = vi.hoisted(() => ({ internet: undefined as unknown }));
vi.mock('../egress/network', () => ({
  get internet() {
    return world.internet;
  },
}));

let surroundings: Surroundings;
let sandbox: Sandbox;
let dataDir: string;

beforeAll(async () => {
  surroundings = await openSurroundings();
  world.internet = surroundings.internet.network;
  vi.stubEnv('TOOLROOM_HOSTILE_SECRET', surroundings.secret);
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'toolroom-'));
  const packagesDir = path.join(sandboxFolder(dataDir), 'packages');
  await mkdir(packagesDir, { recursive: true });
  sandbox = createSandbox({
    dataDir,
    packagesDir,
    egress: 'public',
    allowedHosts: null,
    concurrency: 4,
    log: () => {},
  });
  await sandbox.ready;
  expect(sandbox.status().reason).toBeNull();
});

afterAll(async () => {
  await sandbox.stop();
  await surroundings.close();
  await rm(dataDir, { recursive: true });
});

describe.each(Object.entries(PYTHON_CASES))('%s', (_theme, cases) => {
  it.concurrent.each(cases)('$name', async (hostile) => {
    const execution = await runHostile(sandbox, 'python', hostile, surroundings);
    expectOutcome(execution, hostile, surroundings);
    await expectUnharmed(sandbox, 'python');
  });
});

it('nobody was reached', () => {
  expect(surroundings.hits()).toBe(0);
});
