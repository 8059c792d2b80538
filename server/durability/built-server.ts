import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../dist/server.mjs', import.meta.url));
const SAID_MAX = 4_000;

export type BuiltServer = {
  pid: number;
  /** What it has printed lately. */
  said: () => string;
  hasEnded: () => boolean;
  /** Ends it as a power switch would. */
  kill: () => void;
  ended: Promise<void>;
  /** Asks it to stop and gives the exit code. */
  stop: () => Promise<number | null>;
};

export const requireBuilt = (): void => {
  if (!fs.existsSync(PROGRAM)) {
    throw new Error(`${PROGRAM} is missing: run "npm run build" first. "npm test" builds by itself.`);
  }
};

export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
};

const isOver = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

/** Starts the built server and waits until it says that it is ready. It stops by itself when this process ends. */
export const startBuiltServer = async (environment: NodeJS.ProcessEnv): Promise<BuiltServer> => {
  const child = fork(PROGRAM, [], {
    env: environment,
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-SAID_MAX);
    });
  }
  const ended = once(child, 'close').then(() => undefined);
  await Promise.race([once(child, 'message'), ended]);
  if (isOver(child)) {
    throw new Error(`The server ended before it was ready: ${said}`);
  }
  return {
    pid: child.pid ?? 0,
    said: () => said,
    hasEnded: () => isOver(child),
    kill: () => child.kill('SIGKILL'),
    ended,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      return child.exitCode;
    },
  };
};
