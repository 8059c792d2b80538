import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { expect, test } from 'vitest';
import { migrateDatabase } from '@/server/store/migrate';
import { createTestDatabase } from '@/server/testing/test-postgres';

const run = promisify(execFile);
const program = fileURLToPath(new URL('../testing/migrate-process.ts', import.meta.url));

test('three processes that migrate at once leave one set of tables', async () => {
  const connection = await createTestDatabase();
  const argument = JSON.stringify(connection);

  await Promise.all([1, 2, 3].map(() => run(process.execPath, ['--import', 'tsx', program, argument])));
  await migrateDatabase(connection);

  const client = new pg.Client(connection);
  await client.connect();
  const { rows: applied } = await client.query('select hash from drizzle.__drizzle_migrations');
  const { rows: tables } = await client.query("select to_regclass('tools') as tools");
  await client.end();
  expect(new Set(applied.map((row) => row.hash)).size).toBe(applied.length);
  expect(applied.length).toBeGreaterThan(0);
  expect(tables).toEqual([{ tools: 'tools' }]);
});
