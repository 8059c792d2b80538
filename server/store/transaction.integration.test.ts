import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeDatabase, type Database, openDatabase } from '@/server/store/database';
import { CommitUncertain, inTransaction, type Transaction } from '@/server/store/transaction';
import { createTestDatabase } from '@/server/testing/test-postgres';

const MORE_THAN_THE_POOL_HAS = 12;

let database: Database;
let admin: pg.Client;
let lost: Error[];

beforeEach(async () => {
  const connection = await createTestDatabase();
  lost = [];
  database = openDatabase(connection, (error) => lost.push(error));
  admin = new pg.Client(connection);
  await admin.connect();
  await admin.query('create table notes (text text)');
});
afterEach(async () => {
  await closeDatabase(database);
  await admin.end();
});

const note = (transaction: Transaction, text: string) =>
  transaction.execute(sql`insert into notes values (${text})`);
const notes = async () => (await admin.query<{ text: string }>('select text from notes')).rows;

const cutOthers = (query: string) =>
  admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and query = $1`,
    [query],
  );

test('what fails in the middle leaves nothing, and says so itself', async () => {
  const failing = inTransaction(database, async (transaction) => {
    await note(transaction, 'half');
    throw new Error('no further');
  });
  await expect(failing).rejects.toThrow('no further');
  expect(await notes()).toEqual([]);
  expect(database.$client.totalCount).toBe(1);
});

test('a connection that breaks between two statements ends the transaction, not the process', async () => {
  const cut = inTransaction(database, async (transaction) => {
    await note(transaction, 'half');
    await transaction.execute(sql.raw('select 1'));
    await cutOthers('select 1');
    await expect.poll(() => lost.length).toBeGreaterThan(0);
    await note(transaction, 'other half');
  });
  await expect(cut).rejects.toThrow();
  expect(await notes()).toEqual([]);
  expect(database.$client.totalCount).toBe(0);
});

test('connections that are broken when a transaction begins are given back', async () => {
  const breakIt = (client: pg.PoolClient) => void Reflect.apply(pg.Client.prototype.end, client, []);
  database.$client.on('acquire', breakIt);
  for (let count = 0; count < MORE_THAN_THE_POOL_HAS; count += 1) {
    await expect(inTransaction(database, (transaction) => note(transaction, 'never'))).rejects.toThrow();
  }
  database.$client.off('acquire', breakIt);
  await inTransaction(database, (transaction) => note(transaction, 'again'));
  expect(await notes()).toEqual([{ text: 'again' }]);
});

test('a connection that breaks during the commit leaves it unknown whether it was done', async () => {
  await admin.query(`
    create function dawdle() returns trigger language plpgsql as 'begin perform pg_sleep(600); return null; end';
    create constraint trigger dawdling after insert on notes deferrable initially deferred
      for each row execute function dawdle()`);
  const outcome = inTransaction(database, (transaction) => note(transaction, 'perhaps')).catch(
    (error: unknown) => error,
  );
  await expect.poll(async () => (await cutOthers('commit')).rowCount).toBe(1);
  expect(await outcome).toBeInstanceOf(CommitUncertain);
});
