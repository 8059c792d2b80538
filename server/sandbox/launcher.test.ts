import { Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { launch } from './launcher';
import { LIMITS } from './limits';
import { READY_LINE } from './protocol';
import type { Spawned } from './spawner';

/** A sandbox that says what the test lets it say. */
const createSpawned = () => {
  const [stdout, stderr, job, answer] = [new Socket(), new Socket(), new Socket(), new Socket()];
  let hear: (firstProcess: number) => void = () => {};
  onTestFinished(() => {
    for (const socket of [stdout, stderr, job, answer]) {
      socket.destroy();
    }
  });
  const spawned: Spawned = {
    ...{ stdout, stderr, job, answer },
    pid: 2 ** 30,
    onFirst: (heard) => {
      hear = heard;
    },
    exited: new Promise(() => {}),
  };
  return { spawned, say: (line: string) => answer.push(`${line}\n`), tellFirst: () => hear(2 ** 30 + 1) };
};

it('is not ready before it is known whom to watch', async () => {
  const { spawned, say, tellFirst } = createSpawned();
  const sandbox = await launch({
    spawner: { spawn: async () => spawned, close: async () => {} },
    environment: { language: 'python', arguments: [], variables: {}, command: () => [], limits: LIMITS },
    bwrap: '/usr/bin/bwrap',
    filter: '/dev/null',
    packagesDir: '/pkgs',
    egressFolder: null,
    runner: { set: null, modules: [] },
    group: null,
  });
  let ready: boolean | null = null;
  void sandbox.ready.then((said) => {
    ready = said;
  });
  say(READY_LINE);
  await setImmediate();
  expect([ready, sandbox.firstProcess()]).toEqual([null, null]);
  tellFirst();
  await expect(sandbox.ready).resolves.toBe(true);
  expect(sandbox.firstProcess()).toBe(2 ** 30 + 1);
});
