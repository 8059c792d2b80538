import type { RunFailure } from '@/lib/contract/run';
import type { Limits } from './limits';
import { readScratch, readUsage } from './process-tree';

const SAMPLE_MS = 25;

export type Exceeded = Extract<RunFailure, 'cpu_time' | 'memory' | 'disk'>;

export type Watch = {
  peakMemoryBytes(): number | null;
  cpuTimeMs(): number;
  stop(): void;
};

/** Looks at a running sandbox every 25 ms and tells, once, when it takes more than it may. */
export const watch = (
  firstProcess: number,
  limits: Pick<Limits, 'memoryBytes' | 'openFilesTogether' | 'scratchFiles'>,
  cpuLimitMs: number,
  onExceeded: (what: Exceeded) => void,
): Watch => {
  const before = readUsage(firstProcess)?.cpuTimeMs ?? 0;
  let peak: number | null = null;
  let cpu = 0;

  const sample = (): Exceeded | null => {
    const usage = readUsage(firstProcess);
    if (usage) {
      peak = Math.max(peak ?? 0, usage.memoryBytes);
      cpu = Math.max(cpu, usage.cpuTimeMs - before);
    }
    if (peak !== null && peak > limits.memoryBytes) {
      return 'memory';
    }
    if (usage && usage.openFiles > limits.openFilesTogether) {
      return 'memory';
    }
    if (cpu > cpuLimitMs) {
      return 'cpu_time';
    }
    const scratch = readScratch(firstProcess);
    return scratch && scratch.files > limits.scratchFiles ? 'disk' : null;
  };

  const timer = setInterval(() => {
    const exceeded = sample();
    if (exceeded) {
      clearInterval(timer);
      onExceeded(exceeded);
    }
  }, SAMPLE_MS);

  return {
    peakMemoryBytes: () => peak ?? readUsage(firstProcess)?.memoryBytes ?? null,
    cpuTimeMs: () => cpu,
    stop: () => clearInterval(timer),
  };
};
