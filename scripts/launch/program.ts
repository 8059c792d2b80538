import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { waitUntilHealthy } from './health';
import { lastWords } from './last-words';

export type ProgramOptions = {
  /** What the operator calls it: "web", "server". */
  name: string;
  args: readonly string[];
  environment: NodeJS.ProcessEnv;
  /** Where its output goes; null is this terminal. */
  logFile: string | null;
  healthUrl: string;
  /** A program that ignores this many milliseconds of asking is killed. */
  stopMs: number;
};

export type Program = {
  /** Settles when it takes requests: `null`, or the sentence that says why it never will. */
  ready: Promise<string | null>;
  /** Hears every message that it sends over IPC, those already sent included. */
  onMessage(hear: (message: unknown) => void): void;
  /** Settles with a sentence when it died too often to go on. */
  givenUp: Promise<string>;
  stop(): Promise<void>;
};

const RESTART_DELAYS_MS = [100, 300, 600, 1_000, 2_000];
/** A program that took requests for this long had recovered: the count of restarts begins anew. */
const STEADY_MS = 1_000;
const LOG_BYTES_MAX = 20_000_000;

/** Starts a program and starts it again when it dies, until `stop` or until it died too often. */
export const startProgram = (options: ProgramOptions, say: (line: string) => void): Program => {
  const state: { child: ChildProcess | null; stopping: boolean } = { child: null, stopping: false };
  const ready = deferred<string | null>();
  const messages: unknown[] = [];
  const hearers: ((message: unknown) => void)[] = [];
  const givenUp = deferred<string>();

  let everHealthy = false;

  const runOnce = async (): Promise<{ how: string; healthyMs: number }> => {
    const child = spawnProgram(options);
    state.child = child;
    child.on('message', (message) => {
      messages.push(message);
      for (const hear of hearers) {
        hear(message);
      }
    });
    const ended = new AbortController();
    let healthySince = Number.POSITIVE_INFINITY;
    void waitUntilHealthy(options.healthUrl, ended.signal).then((healthy) => {
      if (healthy) {
        healthySince = Date.now();
        everHealthy = true;
        ready.resolve(null);
      }
    });
    const how = await endOf(child);
    ended.abort();
    return { how, healthyMs: Math.max(0, Date.now() - healthySince) };
  };

  const keepRunning = async (): Promise<void> => {
    let restarts = 0;
    while (!state.stopping) {
      const { how, healthyMs } = await runOnce();
      if (state.stopping) {
        return;
      }
      if (!everHealthy) {
        ready.resolve(`The ${options.name} did not start (${how}). ${lastWords(options.logFile)}`);
        return;
      }
      restarts = healthyMs > STEADY_MS ? 0 : restarts;
      const delayMs = RESTART_DELAYS_MS[restarts];
      restarts += 1;
      if (delayMs === undefined) {
        givenUp.resolve(
          `The ${options.name} stopped ${restarts} times in a row (${how}); giving up. ${lastWords(options.logFile)}`,
        );
        return;
      }
      say(`The ${options.name} stopped unexpectedly (${how}); starting it again.`);
      await wait(delayMs);
    }
  };
  const kept = keepRunning();

  return {
    ready: ready.promise,
    onMessage: (hear) => {
      hearers.push(hear);
      messages.forEach(hear);
    },
    givenUp: givenUp.promise,
    stop: async () => {
      state.stopping = true;
      await stopChild(state.child, options.stopMs);
      await kept;
    },
  };
};

/** `Promise.withResolvers` for the Node that we still support. */
const deferred = <Value>(): { promise: Promise<Value>; resolve: (value: Value) => void } => {
  let resolve: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
};

/** In a session of its own, so that Ctrl-C reaches us alone and we stop things in order. */
const spawnProgram = ({ args, environment, logFile }: ProgramOptions): ChildProcess => {
  const log = logFile === null ? null : openLog(logFile);
  const output = log ?? 'inherit';
  const child = spawn(process.execPath, args, {
    detached: true,
    env: environment,
    stdio: ['ignore', output, output, 'ipc'],
  });
  if (log !== null) {
    fs.closeSync(log);
  }
  return child;
};

const openLog = (file: string): number => {
  if (fs.existsSync(file) && fs.statSync(file).size > LOG_BYTES_MAX) {
    fs.renameSync(file, `${file}.old`);
  }
  return fs.openSync(file, 'a', 0o600);
};

const endOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
  });

const stopChild = async (child: ChildProcess | null, stopMs: number): Promise<void> => {
  if (child === null || child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  const stopped = await Promise.race([exit.then(() => true), wait(stopMs, false, { ref: false })]);
  if (!stopped) {
    child.kill('SIGKILL');
    await exit;
  }
};
