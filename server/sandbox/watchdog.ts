import type { Limits } from './limits';
import { readFirst, readScratch, readUsage } from './process-tree';

const SAMPLE_MS = 25;

export type Exceeded = 'cpu_time' | 'memory' | 'disk' | 'hidden';

export type Watch = {
  peakMemoryBytes(): number | null;
  cpuTimeMs(): number;
  stop(): void;
};

/**
 * Looks at a running sandbox every 25 ms and tells, once, when it takes more than it may, or when it cannot be looked
 * at any more.
 */
export const watch = (
  firstProcess: number,
  limits: Pick<Limits, 'memoryBytes' | 'openFilesTogether' | 'scratchFiles'>,
  cpuLimitMs: number,
  onExceeded: (what: Exceeded) => void,
): Watch => {
  const before = readFirst(firstProcess);
  const cpuBefore = before?.cpuTimeMs ?? 0;
  let peak: number | null = before?.memoryBytes ?? null;
  let cpu = 0;

  const sample = (): Exceeded | null => {
    const usage = readUsage(firstProcess);
    const scratch = readScratch(firstProcess);
    if (usage === 'hidden' || scratch === 'hidden') {
      return 'hidden';
    }
    if (usage === 'gone' || scratch === 'gone') {
      return null;
    }
    peak = Math.max(peak ?? 0, usage.memoryBytes);
    cpu = Math.max(cpu, usage.cpuTimeMs - cpuBefore);
    if (peak > limits.memoryBytes || usage.openFiles > limits.openFilesTogether) {
      return 'memory';
    }
    if (cpu > cpuLimitMs) {
      return 'cpu_time';
    }
    return scratch.files > limits.scratchFiles ? 'disk' : null;
  };

  const timer = setInterval(() => {
    const exceeded = sample();
    if (exceeded) {
      clearInterval(timer);
      onExceeded(exceeded);
    }
  }, SAMPLE_MS);

  return {
    peakMemoryBytes: () => peak,
    cpuTimeMs: () => cpu,
    stop: () => clearInterval(timer),
  };
};
