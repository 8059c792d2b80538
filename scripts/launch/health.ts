import http from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

const POLL_MS = 40;
const ANSWER_MS = 5_000;

/** True once `url` answers 200; false when `signal` aborts first. */
export const waitUntilHealthy = async (url: string, signal: AbortSignal): Promise<boolean> => {
  while (!signal.aborted) {
    if (await isHealthy(url, signal)) {
      return true;
    }
    await wait(POLL_MS, undefined, { signal }).catch(() => undefined);
  }
  return false;
};

/** Without an agent no connection is kept open, which a program that stops would wait for. */
const isHealthy = (url: string, signal: AbortSignal): Promise<boolean> =>
  new Promise((resolve) => {
    const request = http.get(url, { agent: false, signal, timeout: ANSWER_MS }, (answer) => {
      answer.resume();
      answer.once('close', () => resolve(answer.statusCode === 200));
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => resolve(false));
  });
