import { Worker } from 'node:worker_threads';
import type { CodeCheckInput, CodeReading } from '@/lib/code/check';

/** An ordinary tool takes milliseconds; what takes this long was written to. */
const CHECK_PATIENCE_MS = 5_000;

const FROM_SOURCE = import.meta.url.endsWith('.ts');

/** In the product the thread's bundle stands beside the server's. From source a thread must first learn TypeScript. */
const startThread = (): Worker => {
  if (!FROM_SOURCE) {
    return new Worker(new URL('./check-worker-thread.mjs', import.meta.url));
  }
  const file = JSON.stringify(new URL('./check-worker-thread.ts', import.meta.url).href);
  const script = `import('tsx/esm/api').then(({ register }) => { register(); return import(${file}); });`;
  return new Worker(script, { eval: true });
};

type Verdict = CodeReading | 'gave-up';
type Waiting = { input: CodeCheckInput; answer: (verdict: Verdict) => void; fail: (error: Error) => void };
/** What the thread says: once that its parsers are loaded, then what it read of each code in turn. */
type Said = 'ready' | CodeReading;

/** Parsers that broke down on some code leak a little of their memory, and a thread is cheap. */
const brokeDown = (verdict: Verdict) =>
  verdict !== 'gave-up' && verdict.findings.some(({ code }) => code === 'check-failed');

/**
 * The static check in a thread of its own, one code at a time: however hostile the code, requests go on, and a check
 * that does not end is ended with its thread. Start it early: the parsers take half a second to load.
 */
export const startCheckWorker = (patienceMs = CHECK_PATIENCE_MS) => {
  const queue: Waiting[] = [];
  let current: Waiting | null = null;
  let thread: Worker | null = null;
  let ready = false;
  let patience: NodeJS.Timeout | undefined;

  const start = () => {
    const started = startThread();
    started.unref();
    started.on('message', (said: Said) => {
      if (started === thread) {
        hear(said);
      }
    });
    started.on('error', (error) => {
      if (started === thread) {
        lose(error);
      }
    });
    thread = started;
  };

  const end = () => {
    const ended = thread;
    thread = null;
    ready = false;
    clearTimeout(patience);
    return ended?.terminate();
  };

  const hear = (said: Said) => {
    if (said === 'ready') {
      ready = true;
      checkNext();
    } else {
      settle(said);
    }
  };

  /** A thread that could not even load its parsers fails whoever waits; one that broke takes its one code with it. */
  const lose = (error: Error) => {
    if (ready) {
      giveUp();
      return;
    }
    void end();
    for (const waiting of [...(current ? [current] : []), ...queue.splice(0)]) {
      waiting.fail(error);
    }
    current = null;
  };

  const settle = (verdict: Verdict) => {
    clearTimeout(patience);
    const settled = current;
    current = null;
    if (brokeDown(verdict)) {
      replace();
    }
    settled?.answer(verdict);
    checkNext();
  };

  const replace = () => {
    void end();
    start();
  };

  const giveUp = () => {
    replace();
    settle('gave-up');
  };

  const checkNext = () => {
    if (current || queue.length === 0) {
      return;
    }
    if (!thread) {
      start();
    }
    if (ready) {
      current = queue.shift() ?? null;
      patience = setTimeout(giveUp, patienceMs);
      thread?.postMessage(current?.input);
    }
  };

  start();

  return {
    /** Findings and imports, or `gave-up` when the check did not end in time. Rejects when the parsers cannot be loaded. */
    check: (input: CodeCheckInput): Promise<Verdict> =>
      new Promise((answer, fail) => {
        queue.push({ input, answer, fail });
        checkNext();
      }),

    stop: async (): Promise<void> => {
      await end();
    },
  };
};

export type CheckWorker = ReturnType<typeof startCheckWorker>;
