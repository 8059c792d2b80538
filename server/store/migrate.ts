import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import type { Connection } from '@/server/store/database';

const MIGRATIONS_FOLDER = fileURLToPath(new URL('./migrations', import.meta.url));

/** Any number that nothing else in the database locks on. */
const MIGRATION_LOCK = 7_462_111;

/** Brings the tables up to date. Any number of servers may start at once: one migrates, the others wait for it. */
export const migrateDatabase = async (connection: Connection): Promise<void> => {
  const client = new pg.Client({ ...connection, application_name: 'toolroom migration' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await migrate(drizzle(client), { migrationsFolder: MIGRATIONS_FOLDER });
  } finally {
    await client.end();
  }
};
