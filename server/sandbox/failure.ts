import { constants } from 'node:os';
import type { RunError, RunFailure } from '@/lib/contract/run';
import type { Limits } from './limits';

const MIB = 1024 * 1024;
const seconds = (ms: number) => `${ms / 1000} s`;
const mebibytes = (bytes: number) => `${bytes / MIB} MiB`;

/** An end that is told from outside: there is no place in the code to point at. */
export const failureOf = (reason: RunFailure, message: string): RunError => ({
  reason,
  type: null,
  message,
  line: null,
  column: null,
  traceback: null,
});

export const wallTimeFailure = (limitMs: number): RunError =>
  failureOf(
    'wall_time',
    `The run took longer than ${seconds(limitMs)} and was ended. Make the tool do less, or raise its time limit.`,
  );

export const cpuTimeFailure = (limitMs: number): RunError =>
  failureOf(
    'cpu_time',
    `The tool used more than ${seconds(limitMs)} of processor time and was ended. Look for a loop that does not end, or do less in one run.`,
  );

export const memoryFailure = (limits: Limits): RunError =>
  failureOf(
    'memory',
    `The tool used more than ${mebibytes(limits.memoryBytes)} of memory and was ended. Keep less in memory at once.`,
  );

export const diskFailure = (limits: Limits): RunError =>
  failureOf(
    'disk',
    `The tool made more than ${limits.scratchFiles} files and was ended. Make fewer files, or delete those it is done with.`,
  );

export const hiddenFailure = (): RunError =>
  failureOf(
    'memory',
    'The tool hid a process from being watched and was ended: its memory could not be measured any more.',
  );

export const outputFailure = (limits: Limits): RunError =>
  failureOf(
    'output',
    `The tool printed more than ${mebibytes(limits.outputBytes)} and was ended. Print less: what it found belongs in the object that main returns.`,
  );

export const resultSizeFailure = (limits: Limits): RunError =>
  failureOf(
    'result_size',
    `What main returned is larger than ${mebibytes(limits.resultBytes)}. Return less: an agent reads it.`,
  );

export const interruptedFailure = (): RunError =>
  failureOf('interrupted', 'The server was stopped while the tool ran. Run it again.');

const SIGNALS = new Map(Object.entries(constants.signals).map(([name, number]) => [number as number, name]));
const SIGNAL_BASE = 128;

/** Its process ended without a word: `os._exit`, a crash, or a signal. */
export const exitFailure = (code: number | null): RunError => {
  const signal = code === null ? undefined : SIGNALS.get(code - SIGNAL_BASE);
  const how =
    signal === undefined
      ? `ended itself with exit code ${code ?? 'unknown'}`
      : `was ended by signal ${signal}`;
  const why = signal === 'SIGSEGV' || signal === 'SIGABRT' || signal === 'SIGBUS' ? ' (it crashed)' : '';
  return failureOf(
    'exited',
    `The tool's process ${how}${why} before main returned. Return an object with a message instead.`,
  );
};
