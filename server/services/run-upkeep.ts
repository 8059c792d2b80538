import { stringifyJson } from '@/lib/contract/json';
import type { LiveRuns } from '@/server/services/live-runs';
import type { Report } from '@/server/services/report';
import { errorOf } from '@/server/services/run-ending';
import type { RunHistory } from '@/server/services/run-history';
import { databaseCause } from '@/server/store/failure';
import type { RunUpkeepStore } from '@/server/store/run-upkeep';
import type { RunStore } from '@/server/store/runs';

const HEAR_CANCELS_MS = 1_000;
const FIND_LOST_MS = 60_000;
const SWEEP_MS = 60 * 60_000;

const LOST = stringifyJson(
  errorOf(
    'interrupted',
    'The server that ran this tool ended before the run did. What the tool had done by then is not known.',
  ),
);

type UpkeepParts = {
  store: RunStore;
  upkeep: RunUpkeepStore;
  live: LiveRuns;
  history: RunHistory;
  report: Report;
};

/** What is done for runs again and again, from now until `stop`. One job never runs twice at once. */
export const startRunUpkeep = ({ store, upkeep, live, history, report }: UpkeepParts) => {
  const timers: NodeJS.Timeout[] = [];
  const under = new Set<Promise<void>>();

  const every = (milliseconds: number, what: string, job: () => Promise<void>): void => {
    let busy = false;
    const attempt = () => {
      if (busy) {
        return;
      }
      busy = true;
      const attempted = job()
        .catch((error: unknown) => report('warn', `${what} did not work`, { err: databaseCause(error) }))
        .finally(() => {
          busy = false;
          under.delete(attempted);
        });
      under.add(attempted);
    };
    timers.push(setInterval(attempt, milliseconds));
    attempt();
  };

  const hearCancels = async () => {
    await history.retryUnsaved();
    const ids = live.ids();
    for (const id of ids.length === 0 ? [] : await store.cancelRequested(ids)) {
      live.cancel(id);
    }
  };

  const findLost = async () => {
    const lost = await upkeep.interruptLost(LOST);
    if (lost > 0) {
      report('warn', 'runs were interrupted by the end of their server', { runs: lost });
    }
  };

  const sweep = async () => {
    const swept = await upkeep.sweep();
    if (swept > 0) {
      report('info', 'runs older than their workspace keeps were deleted', { runs: swept });
    }
  };

  every(HEAR_CANCELS_MS, 'hearing of cancelled runs', hearCancels);
  every(FIND_LOST_MS, 'looking for interrupted runs', findLost);
  every(SWEEP_MS, 'deleting old runs', sweep);

  return {
    stop: async (): Promise<void> => {
      for (const timer of timers) {
        clearInterval(timer);
      }
      await Promise.all(under);
    },
  };
};
