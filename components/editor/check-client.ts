import type { CheckReply, CheckRequest } from '@/components/editor/check-protocol';
import type { CodeCheckInput } from '@/lib/code/check';
import type { Finding } from '@/lib/code/finding';

export type CodeFindings = { status: 'loading' | 'ready' | 'failed'; findings: readonly Finding[] };

/** The part of a Worker that is used. */
export type CheckWorker = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

/** Workers are dear to start (Python's parsers), so that they are lent and given back. */
export type CheckWorkers = { take: () => CheckWorker; giveBack: (worker: CheckWorker) => void };

export type CheckClient = ReturnType<typeof createCheckClient>;

const DELAY_MS = 150;
const LOADING: CodeFindings = { status: 'loading', findings: [] };

/** Ids are never used twice: a worker that is given back in the middle of a check may still answer it. */
let lastId = 0;

const sameNames = (one: readonly string[], other: readonly string[]) =>
  one === other || (one.length === other.length && one.every((name, at) => name === other[at]));

function sameInput(one: CodeCheckInput, other: CodeCheckInput): boolean {
  const [these, those] = [one.modules, other.modules];
  const sameModules =
    these && those
      ? these.runtime === those.runtime &&
        sameNames(these.builtin, those.builtin) &&
        sameNames(these.packages, those.packages)
      : these === those;
  return one.code === other.code && one.language === other.language && sameModules;
}

/**
 * Asks a worker about the code that was given last: after a pause in the typing, one question at a time, and no answer
 * to an older question is ever told. The first question, and the first in another language, is asked at once.
 */
export function createCheckClient(workers: CheckWorkers, tell: (findings: CodeFindings) => void) {
  let worker: CheckWorker | null = null;
  let input: CodeCheckInput | null = null;
  let told = LOADING;
  let asked: number | null = null;
  let outdated = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const show = (next: CodeFindings) => {
    told = next;
    tell(next);
  };

  /** What the worker holds may be broken; the next question gets a new one. The last findings stay in sight. */
  const fail = () => {
    worker?.terminate();
    worker = null;
    asked = null;
    show({ status: 'failed', findings: told.findings });
  };

  const askUnlessWaiting = () => {
    if (timer === undefined) {
      ask();
    }
  };

  /** After a parser broke down its memory is not to be trusted: the next question gets a new worker. */
  const endIfBroken = (findings: readonly Finding[]) => {
    if (findings.some(({ code }) => code === 'check-failed')) {
      worker?.terminate();
      worker = null;
    }
  };

  const hear = ({ data }: MessageEvent<CheckReply>) => {
    if (data.id !== asked) {
      return;
    }
    asked = null;
    if (outdated) {
      askUnlessWaiting();
    } else if (data.ok) {
      endIfBroken(data.findings);
      show({ status: 'ready', findings: data.findings });
    } else {
      fail();
    }
  };

  const take = (): CheckWorker => {
    const taken = workers.take();
    taken.onmessage = hear;
    taken.onerror = fail;
    return taken;
  };

  const ask = () => {
    timer = undefined;
    if (!input || asked !== null) {
      return;
    }
    worker ??= take();
    outdated = false;
    lastId += 1;
    asked = lastId;
    const request: CheckRequest = { id: asked, ...input };
    worker.postMessage(request);
  };

  return {
    check: (next: CodeCheckInput) => {
      const last = input;
      if (last && sameInput(last, next)) {
        return;
      }
      input = next;
      outdated = true;
      const anew = last?.language !== next.language;
      if (anew) {
        show(LOADING);
      }
      clearTimeout(timer);
      timer = setTimeout(ask, anew ? 0 : DELAY_MS);
    },
    retry: () => {
      if (told.status === 'failed') {
        show({ status: 'loading', findings: told.findings });
        ask();
      }
    },
    close: () => {
      clearTimeout(timer);
      if (worker) {
        worker.onmessage = null;
        worker.onerror = null;
        workers.giveBack(worker);
        worker = null;
      }
      input = null;
      asked = null;
    },
  };
}
