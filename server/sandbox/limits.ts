const KIB = 1024;
const MIB = 1024 * KIB;

/** What one run may use. `GET /v1/custom-tools/runtimes` tells of it from here, and so do the sentences of `failure.ts`. */
export const LIMITS = {
  /** Unless the tool asks for more. */
  wallTimeMs: 10_000,
  /** Of all its processes together, while a run may take no longer than `wallTimeMs`; see `cpuTimeMs`. */
  cpuTimeMs: 5_000,
  /** Resident memory of all its processes together. */
  memoryBytes: 512 * MIB,
  /** Processes and threads at once. */
  processes: 48,
  openFiles: 256,
  /** Its own folder, the only place it can write to. */
  scratchBytes: 64 * MIB,
  scratchFiles: 10_000,
  fileBytes: 32 * MIB,
  sharedMemoryBytes: 8 * MIB,
  /** What is kept of what it prints. */
  logBytes: 64 * KIB,
  /** It is ended when it prints more. */
  outputBytes: 8 * MIB,
  resultBytes: MIB,
  resultDepth: 100,
} as const;

/**
 * Address space, the kernel's own backstop behind the sampled memory limit: CPython asks for little more than it
 * uses, while Bun reserves gigabytes that it never touches.
 */
export const ADDRESS_SPACE_BYTES = { python: 1024 * MIB, javascript: 4096 * MIB } as const;

/** A tool that may run for a minute waits for others most of that time: it gets half of it as processor time. */
export const cpuTimeMs = (timeoutMs: number): number => Math.max(LIMITS.cpuTimeMs, Math.floor(timeoutMs / 2));

/** The kernel's backstop behind the sampled processor time, of each process: beyond what any run may use. */
export const CPU_TIME_BACKSTOP_S = 32;
