import type { Readable } from 'node:stream';
import { LOG_STREAMS, type LogStream } from '@/lib/contract/run';
import type { Language } from '@/lib/contract/tool';
import { DESCRIPTORS, INSIDE } from './bubblewrap';
import type { ControlGroup } from './cgroup';
import { environmentOf } from './clean-environment';
import type { Environment, RunnerOptions } from './environment';
import { chooseIdentity } from './identity';
import { createKill } from './kill';
import { READY_LINE } from './protocol';
import type { Order, Spawned, Spawner } from './spawner';

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
  spawner: Spawner;
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
/** The heaviest packages take seconds to import on a busy machine. */
const START_PATIENCE_MS = 30_000;

const orderFor = (options: LaunchOptions): Order => {
  const { environment, egressFolder, packagesDir, runner } = options;
  const bridge = egressFolder === null ? null : INSIDE.egressSocket;
  const egress = egressFolder === null ? [] : ['--ro-bind', egressFolder, INSIDE.egressFolder];
  const packages = runner.set === null ? [] : ['--ro-bind', packagesDir, INSIDE.packages];
  return {
    ...chooseIdentity(),
    file: options.bwrap,
    given: [
      ...['--args', String(DESCRIPTORS.arguments), '--seccomp', String(DESCRIPTORS.filter)],
      ...['--info-fd', String(DESCRIPTORS.info), '--'],
      ...environment.command({ ...runner, bridge }),
    ],
    // All that there is to see inside; bubblewrap's own is the same.
    variables: environmentOf(environment.variables),
    filter: options.filter,
    told: [...environment.arguments, ...packages, ...egress].map((argument) => `${argument}\0`).join(''),
  };
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

/** When bubblewrap has ended and all that was written has arrived. */
const endOf = async (spawned: Spawned, said: () => string, group: ControlGroup | null): Promise<Exit> => {
  const streams = [spawned.stdout, spawned.stderr, spawned.answer];
  const arrived = streams.map((stream) => new Promise<void>((resolve) => void stream.once('close', resolve)));
  const code = await spawned.exited;
  const outOfMemory = group?.ranOutOfMemory() ?? false;
  await Promise.all(arrived);
  spawned.job.destroy();
  return { code, said: said(), outOfMemory };
};

/** Starts a sandbox. Rejects when bubblewrap cannot be started at all. */
export const launch = async (options: LaunchOptions): Promise<SandboxProcess> => {
  const { environment, group } = options;
  const spawned = await options.spawner.spawn(orderFor(options));
  let listener: Listener | null = null;
  let said = '';
  const closed = endOf(spawned, () => said, group);
  const { kill, learn, firstProcess, isOpen } = createKill(spawned.pid, spawned.exited);

  // Its limits are watched by this number, which may come later than its own word: without it, it is not ready.
  const known = new Promise<void>((resolve) => {
    spawned.onFirst((first) => {
      group?.add(first);
      learn(first);
      resolve();
    });
  });
  const ready = new Promise<boolean>((resolve) => {
    readLines(
      spawned.answer,
      environment.limits.resultBytes + WRAPPING_BYTES,
      (line) => (listener ? listener.line(line) : void known.then(() => resolve(line === READY_LINE))),
      () => (listener ? listener.flood() : kill()),
    );
    void closed.then(() => resolve(false));
  });
  const patience = setTimeout(kill, START_PATIENCE_MS);
  void ready.then(() => clearTimeout(patience));
  for (const name of LOG_STREAMS) {
    spawned[name].on('data', (chunk: Buffer) => {
      if (listener) {
        listener.log(name, chunk);
      } else {
        said = (said + chunk.toString('utf8')).slice(-SAID_BYTES_MAX);
      }
    });
  }

  return {
    language: environment.language,
    ready,
    closed,
    firstProcess,
    send(text, listens) {
      listener = listens;
      spawned.job.end(text);
    },
    kill,
    isOpen,
  };
};
