import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import type { LogStream } from '@/lib/contract/run';
import type { Language } from '@/lib/contract/tool';
import { DESCRIPTORS, INSIDE } from './bubblewrap';
import type { ControlGroup } from './cgroup';
import { environmentOf } from './clean-environment';
import type { Environment, RunnerOptions } from './environment';
import { chooseIdentity } from './identity';
import { createKill } from './kill';
import { READY_LINE } from './protocol';

/** How the interpreter ended: bubblewrap passes its exit code on, 128 and more for a signal. */
export type Exit = { code: number | null; said: string; outOfMemory: boolean };

/** One sandbox with an interpreter that waits for one job. */
export type SandboxProcess = {
  language: Language;
  /** It waits for its job; false: it ended before it could. */
  ready: Promise<boolean>;
  /** Nothing of it is left. Never rejects. */
  closed: Promise<Exit>;
  /** Its first process, as the host numbers it; null until it is made. */
  firstProcess(): number | null;
  /** Hands over the job. From now on lines and logs are heard. */
  send(job: string, listener: Listener): void;
  /** Ends everything inside. */
  kill(): void;
  isOpen(): boolean;
};

export type Listener = {
  line(line: string): void;
  log(stream: LogStream, bytes: Buffer): void;
  /** It wrote more on its private line than any answer takes. */
  flood(): void;
};

export type LaunchOptions = {
  environment: Environment;
  bwrap: string;
  /** File with the system call filter. */
  filter: string;
  /** Folder with the socket of its way out; null: none. */
  egressFolder: string | null;
  /** Where the package sets are; bound when the runner is to use one. */
  packagesDir: string;
  runner: Omit<RunnerOptions, 'bridge'>;
  /** Null: none is delegated to this server. */
  group: ControlGroup | null;
};

/** What an answer carries besides the result, and more than any error takes. */
const WRAPPING_BYTES = 128 * 1024;
const SAID_BYTES_MAX = 4_000;
const INFO_BYTES_MAX = 4_096;
const CHILD = /"child-pid": (\d+)/;

const start = (options: LaunchOptions): ChildProcess => {
  const { environment, egressFolder } = options;
  const bridge = egressFolder === null ? null : INSIDE.egressSocket;
  const filter = fs.openSync(options.filter, 'r');
  try {
    return spawn(
      options.bwrap,
      [
        ...['--args', String(DESCRIPTORS.arguments), '--seccomp', String(DESCRIPTORS.filter)],
        ...['--info-fd', String(DESCRIPTORS.info), '--'],
        ...environment.command({ ...options.runner, bridge }),
      ],
      {
        ...chooseIdentity(),
        cwd: '/',
        // All that there is to see inside; bubblewrap's own is the same.
        env: environmentOf(environment.variables),
        stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe', 'pipe', filter, 'pipe'],
      },
    );
  } finally {
    fs.closeSync(filter);
  }
};

const argumentText = ({ environment, egressFolder, packagesDir, runner }: LaunchOptions): string => {
  const egress = egressFolder === null ? [] : ['--ro-bind', egressFolder, INSIDE.egressFolder];
  const packages = runner.set === null ? [] : ['--ro-bind', packagesDir, INSIDE.packages];
  return [...environment.arguments, ...packages, ...egress].map((argument) => `${argument}\0`).join('');
};

const streamOf = <T>(child: ChildProcess, index: number): T => {
  const found = child.stdio[index];
  if (!found) {
    throw new Error(`A sandbox was started without its file descriptor ${index}.`);
  }
  // A sandbox that ends closes its side whenever it likes: what is left to say is how it ended.
  found.on('error', () => undefined);
  return found as T;
};

/** Passes on lines, and calls `flood` when too much came. */
const readLines = (
  source: Readable,
  bytesMax: number,
  hear: (line: string) => void,
  flood: () => void,
): void => {
  let pending: Buffer[] = [];
  let total = 0;
  source.on('data', (chunk: Buffer) => {
    total += chunk.length;
    if (total > bytesMax) {
      flood();
      return;
    }
    let rest = chunk;
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      hear(Buffer.concat([...pending, rest.subarray(0, end)]).toString('utf8'));
      pending = [];
      rest = rest.subarray(end + 1);
    }
    pending.push(rest);
  });
};

/** The number of the sandbox's first process, which bubblewrap tells when it has made it. */
const readInfo = (source: Readable, hear: (firstProcess: number) => void): void => {
  let info = '';
  source.on('data', (chunk: Buffer) => {
    info = (info + chunk.toString('latin1')).slice(0, INFO_BYTES_MAX);
    const found = CHILD.exec(info)?.[1];
    if (found !== undefined) {
      hear(Number(found));
    }
  });
};

const endOf = (child: ChildProcess, said: () => string, group: ControlGroup | null): Promise<Exit> =>
  new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: null, said: error.message, outOfMemory: false }));
    child.once('close', (code, signal) => {
      const outOfMemory = group?.ranOutOfMemory() ?? false;
      resolve({ code, said: said() || (signal ?? ''), outOfMemory });
    });
  });

/** Starts a sandbox. To be called from the main thread: a sandbox ends with the thread that started it. */
export const launch = (options: LaunchOptions): SandboxProcess => {
  const { environment, group } = options;
  const child = start(options);
  let listener: Listener | null = null;
  let said = '';
  const closed = endOf(child, () => said, group);
  const { language } = environment;
  if (child.pid === undefined) {
    return dead(language, closed);
  }
  const ending = createKill(child, child.pid);

  const ready = new Promise<boolean>((resolve) => {
    readLines(
      streamOf<Readable>(child, 4),
      environment.limits.resultBytes + WRAPPING_BYTES,
      (line) => (listener ? listener.line(line) : resolve(line === READY_LINE)),
      () => (listener ? listener.flood() : ending.kill()),
    );
    void closed.then(() => resolve(false));
  });
  readInfo(streamOf<Readable>(child, DESCRIPTORS.info), ending.learn);
  for (const [index, name] of [
    [1, 'stdout'],
    [2, 'stderr'],
  ] as const) {
    streamOf<Readable>(child, index).on('data', (chunk: Buffer) => {
      if (listener) {
        listener.log(name, chunk);
      } else {
        said = (said + chunk.toString('utf8')).slice(-SAID_BYTES_MAX);
      }
    });
  }
  const job = streamOf<Writable>(child, 3);
  // It waits for its arguments, so all that it starts is in the group.
  group?.add(child.pid);
  streamOf<Writable>(child, DESCRIPTORS.arguments).end(argumentText(options));

  return {
    language,
    ready,
    closed,
    firstProcess: ending.firstProcess,
    send(text, listens) {
      listener = listens;
      job.end(text);
    },
    kill: ending.kill,
    isOpen: ending.isOpen,
  };
};

/** bubblewrap could not be started at all. */
const dead = (language: Language, closed: Promise<Exit>): SandboxProcess => ({
  language,
  ready: Promise.resolve(false),
  closed,
  firstProcess: () => null,
  send: () => undefined,
  kill: () => undefined,
  isOpen: () => false,
});
