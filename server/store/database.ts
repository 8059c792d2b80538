import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import * as schema from '@/server/store/schema';

export type Database = NodePgDatabase<typeof schema> & { $client: pg.Pool };

/** Where PostgreSQL is: the embedded one's unix socket, or the address in DATABASE_URL. */
export type Connection =
  | { host: string; port: number; user: string; database: string }
  | { connectionString: string };

const CONNECTIONS_MAX = 10;
/** Also how long a request waits for its turn when all connections are busy. */
const CONNECT_TIMEOUT_MS = 15_000;
const STATEMENT_TIMEOUT_MS = 15_000;

/** A pool of connections, none of them opened yet. `onIdleError` hears of connections that broke while unused. */
export const openDatabase = (connection: Connection, onIdleError: (error: Error) => void): Database => {
  const pool = new pg.Pool({
    ...connection,
    application_name: 'toolroom',
    max: CONNECTIONS_MAX,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
    keepAlive: true,
  });
  pool.on('error', onIdleError);
  return drizzle(pool, { schema });
};

export const closeDatabase = (database: Database): Promise<void> => database.$client.end();

/** One round trip: rejects when the database does not answer. */
export const pingDatabase = async (database: Database): Promise<void> => {
  await database.$client.query('select 1');
};
