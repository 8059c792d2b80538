import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { PoolClient } from 'pg';
import type { Database } from '@/server/store/database';
import { isDatabaseAway } from '@/server/store/failure';

export type Transaction = Omit<NodePgDatabase, 'transaction'>;

/** The connection was lost while a transaction was being committed: it is wholly there or wholly not, nobody knows. */
export class CommitUncertain extends Error {
  constructor(cause: unknown) {
    super('The connection was lost during a commit.', { cause });
  }
}

const commit = async (client: PoolClient): Promise<void> => {
  try {
    await client.query('commit');
  } catch (error) {
    throw isDatabaseAway(error) ? new CommitUncertain(error) : error;
  }
};

/** Why this connection must not be used again, if it must not. */
const rollback = async (client: PoolClient): Promise<Error | undefined> => {
  try {
    await client.query('rollback');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
};

/**
 * What `work` does is done wholly or not at all. Unlike Drizzle's own, it gives the connection back when `begin` fails
 * already, tells a lost commit from a lost statement, and rejects with the first error when the rollback fails too.
 */
export const inTransaction = async <Result>(
  database: Database,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> => {
  const client = await database.$client.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(drizzle(client));
    await commit(client);
    return result;
  } catch (error) {
    broken = await rollback(client);
    throw error;
  } finally {
    client.release(broken);
  }
};
