import type { CheckWorker, CheckWorkers } from '@/components/editor/check-client';

let idle: CheckWorker | null = null;

/** One idle worker is kept, with the parsers it has loaded, for the tool that is opened next. */
export const checkWorkers: CheckWorkers = {
  take: () => {
    const worker = idle ?? new Worker(new URL('./check.worker.ts', import.meta.url), { type: 'module' });
    idle = null;
    return worker;
  },
  giveBack: (worker) => {
    if (idle) {
      worker.terminate();
    } else {
      idle = worker;
    }
  },
};
