import { randomBytes } from 'node:crypto';
import type { RunError } from '@/lib/contract/run';
import type { Execution, ExecutionEnd, ExecutionRequest } from './execution';
import {
  cpuTimeFailure,
  diskFailure,
  exitFailure,
  hiddenFailure,
  interruptedFailure,
  memoryFailure,
  outputFailure,
  resultSizeFailure,
  wallTimeFailure,
} from './failure';
import type { Exit, SandboxProcess } from './launcher';
import { cpuLimitMs, type Limits } from './limits';
import { createLogCollector } from './log-collector';
import { type Answer, readAnswer, writeJob } from './protocol';
import { type Exceeded, watch } from './watchdog';

const NONCE_BYTES = 16;
const KILLED = 137;

const failed = (error: RunError): ExecutionEnd => ({ kind: 'failed', error });

const endOf = (answer: Answer, limits: Limits): ExecutionEnd => {
  if (answer.end === 'returned') {
    return { kind: 'returned', value: answer.value };
  }
  return failed(answer.error.reason === 'result_size' ? resultSizeFailure(limits) : answer.error);
};

/** Hands one job to a waiting sandbox and ends the sandbox with it, whatever happens. */
export const runJob = (
  sandbox: SandboxProcess,
  request: ExecutionRequest,
  limits: Limits,
  stopping: AbortSignal,
): Promise<Omit<Execution, 'queueTimeMs'>> =>
  new Promise((resolve) => {
    const nonce = randomBytes(NONCE_BYTES).toString('hex');
    const started = performance.now();
    const cpuLimit = cpuLimitMs(limits, request.timeoutMs);
    let ended = false;

    const exceeded: Record<Exceeded, () => RunError> = {
      cpu_time: () => cpuTimeFailure(cpuLimit),
      memory: () => memoryFailure(limits),
      disk: () => diskFailure(limits),
      hidden: hiddenFailure,
    };
    const firstProcess = sandbox.firstProcess();
    if (firstProcess === null) {
      throw new Error('A sandbox was given a job before it was ready: nothing would watch it.');
    }
    const watchdog = watch(firstProcess, limits, cpuLimit, (what) => finish(failed(exceeded[what]())));
    const logs = createLogCollector({
      limits,
      onLog: request.onLog,
      onExcess: () => finish(failed(outputFailure(limits))),
    });
    const timer = setTimeout(() => finish(failed(wallTimeFailure(request.timeoutMs))), request.timeoutMs);
    const whyEnded = ({ code, outOfMemory }: Exit): RunError => {
      if (outOfMemory) {
        return memoryFailure(limits);
      }
      const starved = code === KILLED && watchdog.cpuTimeMs() >= limits.cpuTimeMs;
      return starved ? cpuTimeFailure(cpuLimit) : exitFailure(code);
    };
    const cancel = () => finish({ kind: 'cancelled' });
    const interrupt = () => finish(failed(interruptedFailure()));

    const finish = (end: ExecutionEnd): void => {
      if (ended) {
        return;
      }
      ended = true;
      const runTimeMs = performance.now() - started;
      const peakMemoryBytes = watchdog.peakMemoryBytes();
      clearTimeout(timer);
      watchdog.stop();
      request.signal.removeEventListener('abort', cancel);
      stopping.removeEventListener('abort', interrupt);
      // What it printed before it answered has arrived by now, but may not have been read: once around the loop.
      setImmediate(() => {
        sandbox.kill();
        const { logs: text, truncated } = logs.end();
        resolve({ end, logs: text, logsTruncated: truncated, runTimeMs, peakMemoryBytes });
      });
    };

    if (request.signal.aborted || stopping.aborted) {
      return request.signal.aborted ? cancel() : interrupt();
    }
    request.signal.addEventListener('abort', cancel);
    stopping.addEventListener('abort', interrupt);
    request.onStart?.();
    sandbox.send(writeJob({ nonce, code: request.code, arguments: request.arguments }), {
      line(line) {
        const answer = ended ? null : readAnswer(line, nonce, limits.resultDepth);
        if (answer) {
          finish(endOf(answer, limits));
        }
      },
      log: (stream, bytes) => logs.take(stream, bytes),
      flood: () => finish(failed(resultSizeFailure(limits))),
    });
    void sandbox.closed.then((exit) => {
      finish(failed(whyEnded(exit)));
    });
  });
