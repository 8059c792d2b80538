import type { Database } from '@/server/store/database';
import { SERVER_LOCK_CLASS } from '@/server/store/server-lock';

const BATCH = 1_000;

/** No server holds the lock that these name, so nobody runs them. */
const INTERRUPT = `update runs set state = 'interrupted', error = $2, ended_at = now()
  where state = 'running' and server_key not in (
    select objid::bigint from pg_locks where locktype = 'advisory' and classid = $1
      and database = (select oid from pg_database where datname = current_database())
  )`;

const OUTDATED = `delete from runs where id in (
    select old.id from workspaces, lateral (
      select id from runs
      where workspace_id = workspaces.id and state <> 'running'
        and created_at < now() - workspaces.run_retention_days * interval '1 day'
      order by created_at, id limit ${BATCH} for update skip locked
    ) as old limit ${BATCH}
  )`;

/** An hour's grace: a run that is being accepted may be about to name it. */
const UNUSED_PROGRAMS = `delete from run_programs where hash in (
    select hash from run_programs program
    where created_at < now() - interval '1 hour' and not exists (select from runs where runs.program = program.hash)
    limit ${BATCH}
  )`;

/** What happens to runs without anybody asking. */
export const createRunUpkeep = (database: Database) => {
  const inBatches = async (text: string): Promise<number> => {
    let total = 0;
    for (let deleted = BATCH; deleted === BATCH; total += deleted) {
      deleted = (await database.$client.query(text)).rowCount ?? 0;
    }
    return total;
  };

  return {
    /** Marks the runs of servers that are gone. Gives how many there were. */
    interruptLost: async (error: string): Promise<number> =>
      (await database.$client.query(INTERRUPT, [SERVER_LOCK_CLASS, error])).rowCount ?? 0,

    /** Deletes what workspaces keep no longer. Gives how many runs that were. */
    sweep: async (): Promise<number> => {
      const deleted = await inBatches(OUTDATED);
      await inBatches(UNUSED_PROGRAMS);
      return deleted;
    },
  };
};

export type RunUpkeepStore = ReturnType<typeof createRunUpkeep>;
