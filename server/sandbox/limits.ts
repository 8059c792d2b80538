const KIB = 1024;
const MIB = 1024 * KIB;

/** What one run may use. */
export type Limits = {
  /** Unless the tool asks for more. */
  wallTimeMs: number;
  /** Of all its processes together, in a run that may take no longer than `wallTimeMs`; see `cpuLimitMs`. */
  cpuTimeMs: number;
  /** The kernel's backstop behind the sampled processor time, for each process: beyond what any run may use. */
  cpuTimeBackstopS: number;
  /** Resident memory of all its processes together. */
  memoryBytes: number;
  /** The kernel's backstop behind the sampled memory, for each process. */
  addressSpaceBytes: { python: number; javascript: number };
  /** Processes and threads at once. */
  processes: number;
  openFiles: number;
  /** Of all its processes together: each may hold memory that is counted nowhere, as data under way in a socket. */
  openFilesTogether: number;
  /** Its own folder, the only place it can write to. */
  scratchBytes: number;
  scratchFiles: number;
  fileBytes: number;
  /** What is kept of what it prints. */
  logBytes: number;
  /** It is ended when it prints more. */
  outputBytes: number;
  resultBytes: number;
  resultDepth: number;
};

/** `GET /v1/custom-tools/runtimes` tells of these, and so do the sentences of `failure.ts`. */
export const LIMITS: Limits = {
  wallTimeMs: 10_000,
  cpuTimeMs: 5_000,
  cpuTimeBackstopS: 32,
  memoryBytes: 512 * MIB,
  // CPython asks for little more than it uses; Bun reserves gigabytes that it never touches.
  addressSpaceBytes: { python: 1024 * MIB, javascript: 4096 * MIB },
  processes: 48,
  openFiles: 256,
  openFilesTogether: 1_024,
  scratchBytes: 64 * MIB,
  scratchFiles: 10_000,
  fileBytes: 32 * MIB,
  logBytes: 64 * KIB,
  outputBytes: 8 * MIB,
  resultBytes: MIB,
  resultDepth: 100,
};

/** A tool that may run for a minute waits for others most of that time: it gets half of it as processor time. */
export const cpuLimitMs = (limits: Limits, timeoutMs: number): number =>
  Math.max(limits.cpuTimeMs, Math.floor(timeoutMs / 2));
