import type { Report } from '@/server/services/report';
import type { Ended } from '@/server/services/run-ending';
import { type AcceptedRun, endingOf, newRunOf } from '@/server/services/run-record';
import { databaseCause, isDatabaseAway } from '@/server/store/failure';
import type { NewRun, RunEnding, RunStore } from '@/server/store/runs';

/** Ends that wait in memory for a database that is away. What is more is lost, and the log says so. */
const UNSAVED_MAX = 1_000;

type Unsaved = { run: NewRun; ending: RunEnding };

/**
 * Writes runs down: at their beginning, so that a run is known even when its server dies, and at their end, before
 * anybody is answered. When the database is away the caller gets the result all the same, and the end is written once
 * it is back; should this server be gone by then, the run is "interrupted".
 */
export const createRunHistory = (store: RunStore, serverKey: number, report: Report) => {
  const accepting = new Map<string, Promise<boolean>>();
  const unsaved = new Map<string, Unsaved>();

  const write = async ({ run, ending }: Unsaved, accepted: boolean): Promise<void> => {
    if (!accepted) {
      await store.accept(run);
    }
    await store.finish(run.id, ending);
  };

  const keepForLater = (entry: Unsaved, error: unknown): void => {
    const fields = { run: entry.run.id, err: databaseCause(error) };
    if (!isDatabaseAway(error) || unsaved.size >= UNSAVED_MAX) {
      unsaved.delete(entry.run.id);
      report('error', 'the end of a run could not be written and is lost', fields);
      return;
    }
    if (!unsaved.has(entry.run.id)) {
      report('warn', 'the end of a run waits for the database', fields);
    }
    unsaved.set(entry.run.id, entry);
  };

  const retryUnsaved = async (): Promise<void> => {
    for (const entry of [...unsaved.values()]) {
      try {
        await write(entry, false);
        unsaved.delete(entry.run.id);
      } catch (error) {
        keepForLater(entry, error);
      }
    }
  };

  return {
    /** Overlaps with the run: nobody waits for it but the end of the same run. */
    accept: (run: AcceptedRun): void => {
      const written = store.accept(newRunOf(run, serverKey)).then(
        () => true,
        (error: unknown) => {
          report('warn', 'the beginning of a run could not be written', {
            run: run.id,
            err: databaseCause(error),
          });
          return false;
        },
      );
      accepting.set(run.id, written);
    },

    /** Never rejects: what is not written yet is written later. */
    finish: async (run: AcceptedRun, ended: Ended, endedAt: Date): Promise<void> => {
      const accepted = await accepting.get(run.id);
      accepting.delete(run.id);
      const entry = { run: newRunOf(run, serverKey), ending: endingOf(ended, endedAt) };
      try {
        await write(entry, accepted === true);
      } catch (error) {
        keepForLater(entry, error);
      }
    },

    /** It found no place to run in: there was no run. */
    forget: async ({ id }: AcceptedRun): Promise<void> => {
      const accepted = await accepting.get(id);
      accepting.delete(id);
      if (accepted) {
        await store.forget(id).catch((error: unknown) =>
          report('warn', 'a refused run stays in the history until it is taken for interrupted', {
            run: id,
            err: databaseCause(error),
          }),
        );
      }
    },

    retryUnsaved,
  };
};

export type RunHistory = ReturnType<typeof createRunHistory>;
