import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { Connection } from '@/server/store/database';

/** Any number that nothing else in the database locks on. */
export const SERVER_LOCK_CLASS = 7_462_112;
const KEY_MAX = 2 ** 31 - 1;
const RETRY_MS = 1_000;

export type ServerLock = { key: number; release: () => Promise<void> };

const take = async (connection: Connection, key: number): Promise<{ client: pg.Client; taken: boolean }> => {
  const client = new pg.Client({ ...connection, application_name: 'toolroom presence', keepAlive: true });
  // Heard here so that a lost connection does not end the process; "end" is what is acted upon.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1, $2) as taken', [
      SERVER_LOCK_CLASS,
      key,
    ]);
    return { client, taken: rows[0]?.taken ?? false };
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
};

/**
 * Tells the other servers on this database that this one lives: a lock that PostgreSQL lets go of when the connection
 * ends, however it ends. Taken again, under the same key, after a connection was lost.
 */
export const holdServerLock = async (connection: Connection): Promise<ServerLock> => {
  const stopping = new AbortController();
  let key = 0;
  let held: pg.Client | null = null;

  const keep = (client: pg.Client): void => {
    held = client;
    client.once('end', () => void retake());
  };

  const retake = async (): Promise<void> => {
    held = null;
    while (!stopping.signal.aborted) {
      try {
        const { client, taken } = await take(connection, key);
        if (taken && !stopping.signal.aborted) {
          keep(client);
          return;
        }
        // The backend of the lost connection has not noticed yet.
        await client.end();
      } catch {
        // The database is away: requests say so to those who ask.
      }
      await wait(RETRY_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };

  for (let first: pg.Client | null = null; first === null; ) {
    key = randomInt(1, KEY_MAX);
    const { client, taken } = await take(connection, key);
    if (taken) {
      first = client;
      keep(client);
    } else {
      await client.end();
    }
  }

  return {
    key,
    release: async () => {
      stopping.abort();
      await held?.end().catch(() => undefined);
    },
  };
};
