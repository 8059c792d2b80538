import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const START_MS = 60_000;
const STOP_MS = 15_000;

/** What a program inherits; its settings are given one by one, whatever the shell of the tests holds. */
const inherited = () =>
  Object.fromEntries(
    ['PATH', 'HOME', 'USER', 'LANG', 'TMPDIR'].flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );

export type Program = {
  /** Everything it printed so far. */
  output: () => string;
  /** Waits until it has printed this. */
  printed: (pattern: RegExp) => Promise<RegExpMatchArray>;
  /** Its exit code, once it has ended. */
  ended: Promise<number | null>;
  /** As Ctrl-C does; resolves when it is gone. */
  stop: () => Promise<void>;
};

/** Loaded into each program, so that none outlives the worker that started it. */
const GUARD = ['--import', './scripts/end-with-parent.mjs'];

/** Starts one of the built programs, with these settings and no others. */
export const startProgram = (script: string, settings: Record<string, string>): Program => {
  const child = spawn(process.execPath, [...GUARD, script], {
    cwd: ROOT,
    env: { ...inherited(), NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...settings },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const ended = once(child, 'exit').then(() => child.exitCode);
  let output = '';
  const listeners = new Set<() => void>();
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
    for (const listener of listeners) {
      listener();
    }
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);

  const printed = (pattern: RegExp) =>
    new Promise<RegExpMatchArray>((resolve, reject) => {
      const settle = (finish: () => void) => {
        clearTimeout(timer);
        listeners.delete(look);
        finish();
      };
      const give = (why: string) => () =>
        settle(() => reject(new Error(`${script} ${why} before it printed ${pattern}:\n${output}`)));
      const look = () => {
        const found = output.match(pattern);
        if (found) {
          settle(() => resolve(found));
        }
      };
      const timer = setTimeout(give(`was given ${START_MS} ms, which passed`), START_MS);
      listeners.add(look);
      child.once('exit', give('ended'));
      look();
    });

  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) {
      return;
    }
    const forced = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    child.kill('SIGINT');
    await ended;
    clearTimeout(forced);
  };

  return { output: () => output, printed, ended, stop };
};
