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

const isHealthy = async (url: string, signal: AbortSignal): Promise<boolean> => {
  try {
    const answer = await fetch(url, {
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]),
    });
    await answer.body?.cancel();
    return answer.status === 200;
  } catch {
    return false;
  }
};
