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

/** A pool of connections, none of them opened yet. `onLost` hears of those that broke while no statement was running. */
export const openDatabase = (connection: Connection, onLost: (error: Error) => void): Database => {
  const pool = new pg.Pool({
    ...connection,
    application_name: 'toolroom',
    max: CONNECTIONS_MAX,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
    keepAlive: true,
  });
  // A connection that breaks between two statements of a transaction tells nobody else, and an "error" that nobody
  // hears would end this process.
  pool.on('connect', (client) => client.on('error', onLost));
  // What the pool itself says of an idle connection has been said by the connection.
  pool.on('error', () => undefined);
  return drizzle(pool, { schema });
};

export const closeDatabase = (database: Database): Promise<void> => database.$client.end();

/** One round trip: rejects when the database does not answer. */
export const pingDatabase = async (database: Database): Promise<void> => {
  await database.$client.query('select 1');
};
