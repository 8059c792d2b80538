import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@/server/postgres/supervisor';
import type { Connection } from '@/server/store/database';

type Cluster = { postgres: EmbeddedPostgres; dataDir: string };

let cluster: Promise<Cluster> | undefined;

const startCluster = async (): Promise<Cluster> => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'toolroom-test-'));
  const started = await startEmbeddedPostgres({ dataDir });
  if (!started.ok) {
    throw new Error(started.problem.message);
  }
  return { postgres: started.value, dataDir };
};

afterAll(async () => {
  const running = await cluster;
  await running?.postgres.stop();
  if (running) {
    await rm(running.dataDir, { recursive: true, force: true });
  }
});

/** An empty database of its own, on the one PostgreSQL of this test process. */
export const createTestDatabase = async (): Promise<Exclude<Connection, { connectionString: string }>> => {
  cluster ??= startCluster();
  const { postgres } = await cluster;
  const database = `test_${randomBytes(6).toString('hex')}`;
  const client = new pg.Client(postgres.connection);
  await client.connect();
  await client.query(`create database ${database}`);
  await client.end();
  return { ...postgres.connection, database };
};
