import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sampleTool } from '@/server/testing/sample-tool';
import { createTestDatabase } from '@/server/testing/test-postgres';
import { startTestServer, type TestServer } from '@/server/testing/test-server';

let server: TestServer;
let admin: pg.Client;
let database: string;

beforeEach(async () => {
  const connection = await createTestDatabase();
  database = connection.database;
  admin = new pg.Client({ ...connection, database: 'postgres' });
  await admin.connect();
  server = await startTestServer({ connection });
});
afterEach(async () => {
  await admin.end();
  await server.stop();
});

const cutConnections = () =>
  admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [database]);

test('while the database is away everything is a 503 that says so, and then goes on', async () => {
  const create = () => server.call('/v1/custom-tools', { body: sampleTool(server.workspaceId, 'patient') });
  await admin.query(`alter database ${database} allow_connections false`);
  await cutConnections();

  for (const answer of [await create(), await server.call('/health', { token: null })]) {
    expect(answer).toMatchObject({ status: 503, body: { error: expect.stringContaining('database') } });
    expect(answer.headers.get('retry-after')).toBe('1');
  }

  await admin.query(`alter database ${database} allow_connections true`);
  expect((await create()).status).toBe(201);
  expect((await server.call('/health', { token: null })).status).toBe(200);
});

test('connections that were cut are replaced', async () => {
  await server.call('/v1/workspaces');
  await cutConnections();

  await expect.poll(async () => (await server.call('/v1/workspaces')).status).toBe(200);
});

test('a fault inside is one neutral sentence', async () => {
  await server.sql.query('alter table tools rename column description to about');

  const answer = await server.call(`/v1/custom-tools?workspace_id=${server.workspaceId}`);
  expect(answer.status).toBe(500);
  expect(answer.body).toEqual({ error: 'Something went wrong inside Toolroom. It has been logged.' });
});
