import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Identity } from '@/server/packages/identity';
import type { InstallationFailure } from '@/server/packages/installation-failure';

/** One wheel to be unpacked. `descriptor` is where the install finds it open; null: pip fetches it. */
export type InstallationPart = {
  readonly key: string;
  readonly file: string;
  readonly sha256: string;
  /** Name and version as pip's requirements spell them. */
  readonly requirement: string;
  readonly descriptor: number | null;
};

/** What install-wheels.py is asked to do; without a set it only removes what earlier ones left unfinished. */
export type InstallationJob = {
  readonly folder: string;
  readonly set: string | null;
  readonly parts: readonly InstallationPart[];
  readonly pip: readonly string[] | null;
  readonly pipConfiguration: string | null;
};

export type InstallationContext = {
  readonly executable: string;
  readonly identity: Identity;
  readonly environment: NodeJS.ProcessEnv;
  /** Open files of ours that the install may read, in the order of the parts' descriptors. */
  readonly files: readonly number[];
  /** One more wheel is there. */
  readonly onArrived?: () => void;
  readonly signal: AbortSignal;
};

/** `bytes` is the size of what was added, or of all there is when nothing was asked for. */
export type InstallationResult =
  | { readonly ok: true; readonly bytes: number }
  | { readonly ok: false; readonly failure: InstallationFailure };

/** Generous: a slow line and a hundred megabytes. It bounds an index that answers drop by drop. */
const INSTALLATION_MINUTES_MAX = 15;

/** The descriptors before the first wheel: stdin, stdout, stderr. */
export const FIRST_DESCRIPTOR = 3;

const eventSchema = z.discriminatedUnion('event', [
  z.object({ event: z.literal('arrived') }),
  z.object({ event: z.literal('size'), bytes: z.number() }),
  z.object({ event: z.literal('done') }),
  z.object({
    event: z.literal('failed'),
    kind: z.enum(['pip', 'hash', 'damaged', 'no-pip', 'disk-full', 'other']),
    detail: z.string(),
  }),
]);

/** Handed over as text: whom an install runs as may not be able to walk to our files. Beside this file, bundled or not. */
const program = (): string => readFileSync(new URL('./install-wheels.py', import.meta.url), 'utf8');

const ERROR_OUTPUT_KEPT = 8_000;

/** Ends the process and all it started: it leads a group of its own. The number of one that has ended may be another's. */
const endGroup = ({ pid, exitCode, signalCode }: ChildProcess) => {
  if (pid !== undefined && exitCode === null && signalCode === null) {
    process.kill(-pid, 'SIGKILL');
  }
};

/** Runs one install in a process of its own, which ends with ours. Throws only where no process can be started. */
export const runInstall = async (
  job: InstallationJob,
  context: InstallationContext,
): Promise<InstallationResult> => {
  const minutes = INSTALLATION_MINUTES_MAX;
  const deadline = AbortSignal.timeout(minutes * 60_000);
  const child = spawn(context.executable, ['-I', '-S', '-c', program()], {
    ...context.identity,
    env: context.environment,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe', ...context.files],
  });
  const end = () => endGroup(child);
  const signal = AbortSignal.any([context.signal, deadline]);
  signal.addEventListener('abort', end);
  if (signal.aborted) {
    end();
  }
  try {
    const result = await follow(child, job, context.onArrived);
    return result.ok || !deadline.aborted ? result : { ok: false, failure: { kind: 'timeout', minutes } };
  } finally {
    signal.removeEventListener('abort', end);
  }
};

const follow = async (
  child: ChildProcess,
  job: InstallationJob,
  onArrived: InstallationContext['onArrived'],
): Promise<InstallationResult> => {
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, killedBy) => resolve(`it ended with ${killedBy ?? code}`));
  });
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-ERROR_OUTPUT_KEPT);
  });
  let result: InstallationResult | null = null;
  let bytes = 0;
  if (child.stdout) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const event = readEvent(line);
      if (event?.event === 'arrived') {
        onArrived?.();
      } else if (event?.event === 'size') {
        bytes = event.bytes;
      } else if (event) {
        result = event.event === 'done' ? { ok: true, bytes } : { ok: false, failure: event };
      }
    });
  }
  // Kept open to the end: that is how the install sees that we are still there.
  child.stdin?.on('error', () => undefined);
  child.stdin?.write(`${JSON.stringify(job)}\n`);
  const how = await ended;
  return result ?? { ok: false, failure: { kind: 'other', detail: errors.trim() || how } };
};

/** Null: not one of our lines. */
const readEvent = (line: string): z.infer<typeof eventSchema> | null => {
  try {
    return eventSchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
};
