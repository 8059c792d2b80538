import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Program, startProgram } from './program';

let base: string;
let port: number;
let program: Program | undefined;
const said: string[] = [];

beforeEach(async () => {
  base = fs.mkdtempSync(path.join(os.tmpdir(), 'toolroom-test-'));
  port = await freePort();
  said.length = 0;
});

afterEach(async () => {
  await program?.stop();
  fs.rmSync(base, { recursive: true, force: true });
});

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

/** A web server that says its process id over IPC and over HTTP. */
const SERVER = `require('node:http').createServer((_, answer) => answer.end(String(process.pid)))
  .listen(PORT, '127.0.0.1', () => process.send({ pid: process.pid }));`;

const DIES_AFTER_ONE_ANSWER = `require('node:http').createServer((request, answer) => {
    request.socket.once('close', () => process.exit(9));
    answer.end();
  }).listen(PORT, '127.0.0.1');`;

const run = (script: string, stopMs = 5_000): Program => {
  program = startProgram(
    {
      name: 'example',
      args: ['-e', script.replace('PORT', String(port))],
      environment: { NODE_ENV: 'production' },
      logFile: path.join(base, 'example.log'),
      healthUrl: `http://127.0.0.1:${port}/`,
      stopMs,
    },
    (line) => said.push(line),
  );
  return program;
};

const answer = async (): Promise<string | null> => {
  try {
    return await (await fetch(`http://127.0.0.1:${port}/`, { headers: { connection: 'close' } })).text();
  } catch {
    return null;
  }
};

it('is ready when it answers, hands its messages on, and is gone after stop', async () => {
  const started = run(SERVER);
  expect(await started.ready).toBeNull();
  const message = await new Promise((resolve) => started.onMessage(resolve));
  expect(message).toEqual({ pid: Number(await answer()) });
  await started.stop();
  expect(await answer()).toBeNull();
  expect(said).toEqual([]);
});

it('comes back when it is killed, and says so', async () => {
  await run(SERVER).ready;
  const first = Number(await answer());
  process.kill(first, 'SIGKILL');
  await expect.poll(answer, { timeout: 10_000 }).not.toBeNull();
  expect(Number(await answer())).not.toBe(first);
  expect(said).toEqual(['The example stopped unexpectedly (SIGKILL); starting it again.']);
});

it('tells why it never came up, in its own last words', async () => {
  const plain = run(`console.error('first'); console.error('The port is taken.'); process.exit(3)`);
  expect(await plain.ready).toBe(
    `The example did not start (exit code 3). The port is taken. Its log is ${path.join(base, 'example.log')}.`,
  );
  const logged = run(`console.log(JSON.stringify({ level: 60, msg: 'No database' })); process.exit(1)`);
  expect(await logged.ready).toContain('(exit code 1). No database. Its log is');
});

it('is given up when it dies again and again', async () => {
  const started = run(DIES_AFTER_ONE_ANSWER);
  expect(await started.ready).toBeNull();
  expect(await started.givenUp).toContain('The example stopped 6 times in a row (exit code 9); giving up.');
  expect(said).toHaveLength(5);
});

it('is killed when it does not stop on request', async () => {
  await run(`process.on('SIGTERM', () => {}); ${SERVER}`, 100).ready;
  await program?.stop();
  expect(await answer()).toBeNull();
});
