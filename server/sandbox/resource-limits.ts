import type { Limits } from './limits';

/** What the Python runner limits itself to before the tool's code comes, by the names of Python's resource module. */
export const pythonLimits = (limits: Limits) => ({
  CORE: 0,
  CPU: limits.cpuTimeBackstopS,
  NOFILE: limits.openFiles,
  FSIZE: limits.fileBytes,
  MEMLOCK: 64 * 1024,
  MSGQUEUE: 0,
  RTPRIO: 0,
  AS: limits.addressSpaceBytes.python,
  NPROC: limits.processes,
});

/** Bun cannot limit itself. Within the sandbox, because only there the number of processes is the sandbox's own. */
export const bunLimits = (limits: Limits): string[] => [
  '--core=0',
  `--cpu=${limits.cpuTimeBackstopS}`,
  `--nofile=${limits.openFiles}`,
  `--fsize=${limits.fileBytes}`,
  `--memlock=${64 * 1024}`,
  '--msgqueue=0',
  '--rtprio=0',
  `--as=${limits.addressSpaceBytes.javascript}`,
  `--nproc=${limits.processes}`,
];
