import type { Database } from '@/server/store/database';

/** What the shared count of this minute stands at after a reservation, and how long the minute still lasts. */
export type RateWindow = { spent: number; endsInMs: number };

/** The limit is an unlogged table's: reserving costs one statement and no wait for the disk. */
export const createRateWindowStore = (database: Database) => ({
  /** Adds `amount` to what `key` has spent in the current minute, by the clock of the database. */
  reserve: async (key: string, amount: number): Promise<RateWindow> => {
    const { rows } = await database.$client.query<{ spent: number; ends_in_ms: string }>({
      name: 'reserve requests',
      text: `insert into rate_windows as held (key, started_at, spent)
        values ($1, date_trunc('minute', clock_timestamp()), $2)
        on conflict (key) do update set
          started_at = greatest(held.started_at, excluded.started_at),
          spent = case when held.started_at >= excluded.started_at then held.spent + excluded.spent
            else excluded.spent end
        returning spent,
          ceil(extract(epoch from started_at + interval '1 minute' - clock_timestamp()) * 1000) as ends_in_ms`,
      values: [key, amount],
    });
    const [row] = rows;
    if (!row) {
      throw new Error('Reserving requests gave no row back.');
    }
    return { spent: row.spent, endsInMs: Number(row.ends_in_ms) };
  },
});

export type RateWindowStore = ReturnType<typeof createRateWindowStore>;
