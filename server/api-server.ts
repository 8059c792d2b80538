import type { Server } from 'node:http';
import { promisify } from 'node:util';
import { createAdaptorServer } from '@hono/node-server';
import type { Logger } from 'pino';
import { createApp } from '@/server/app';
import { type Composition, compose } from '@/server/composition';
import { answerUnreadable } from '@/server/http/unreadable';
import type { RunEnvironment } from '@/server/run-environment';
import { newIdentifier } from '@/server/services/identifier';
import { tokenFor } from '@/server/services/tokens';
import { type Connection, closeDatabase, openDatabase, pingDatabase } from '@/server/store/database';
import { databaseCause, isDatabaseAway } from '@/server/store/failure';
import { migrateDatabase } from '@/server/store/migrate';
import { CommitUncertain } from '@/server/store/transaction';

export type ApiServerOptions = {
  connection: Connection;
  host: string;
  /** 0 takes any free port. */
  port: number;
  requestsPerMinute: number;
  extensions: boolean;
  /** The secret of a write token over all workspaces, made when there is none yet. */
  firstToken: string | undefined;
  /** Where tools run. Whoever made it stops it, after this server. */
  environment: Pick<RunEnvironment, 'sandbox' | 'packages'>;
  log: Logger;
};

export type ApiServer = {
  port: number;
  /** Good for one sign-in within a day. */
  signInCode: string;
  stop: () => Promise<void>;
};

const REQUEST_TIMEOUT_MS = 60_000;
const HEADERS_TIMEOUT_MS = 20_000;
const STOP_PATIENCE_MS = 5_000;

/** What every start makes sure of: a workspace, and the token that automation was promised. */
const ensureBeginnings = async (
  { tokenStore, workspaceStore }: Composition,
  firstToken: string | undefined,
): Promise<void> => {
  await workspaceStore.insertFirst({ id: newIdentifier('ws'), name: 'Default workspace' });
  if (firstToken !== undefined) {
    const everywhere = { name: 'TOOLROOM_TOKEN', scope: 'write', allWorkspaces: true } as const;
    await tokenStore.insert(tokenFor(firstToken, { ...everywhere, workspaceIds: [] }));
  }
};

const listen = (server: Server, host: string, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });

/** Lets requests that are under way finish, but not for ever. */
const closeServer = async (server: Server): Promise<void> => {
  const impatient = setTimeout(() => server.closeAllConnections(), STOP_PATIENCE_MS);
  const closed = promisify(server.close.bind(server))();
  server.closeIdleConnections();
  await closed;
  clearTimeout(impatient);
};

const createHttpServer = (fetch: Parameters<typeof createAdaptorServer>[0]['fetch']): Server => {
  const server = createAdaptorServer({ fetch }) as Server;
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  server.on('clientError', answerUnreadable);
  return server;
};

const stopAll = async (
  server: Server,
  { gate, checkWorker, runs }: Composition,
  database: ReturnType<typeof openDatabase>,
): Promise<void> => {
  // Runs that are under way are cancelled, so that their callers are answered before they are hung up on.
  await Promise.all([closeServer(server), runs.stop()]);
  await checkWorker.stop();
  await gate.authentication.settle();
  await closeDatabase(database);
};

/** Brings the database up to date and serves it. Rejects when the database or the port cannot be had. */
export const startApiServer = async (options: ApiServerOptions): Promise<ApiServer> => {
  const { connection, host, port, requestsPerMinute, extensions, firstToken, environment, log } = options;
  await migrateDatabase(connection);
  const database = openDatabase(connection, (err) => log.warn({ err }, 'database connection lost'));
  let parts: Composition | null = null;
  try {
    parts = await compose({ database, connection, environment, log }, requestsPerMinute);
    await ensureBeginnings(parts, firstToken);
    const { services, gate } = parts;
    const app = createApp({
      services,
      gate,
      extensions,
      log,
      ping: () => pingDatabase(database),
      isUnavailable: isDatabaseAway,
      isUncertain: (error) => error instanceof CommitUncertain,
      causeOf: databaseCause,
    });
    const signInCode = await services.signIn.issueCode();
    const server = createHttpServer(app.fetch);
    const actualPort = await listen(server, host, port);
    const composed = parts;
    return {
      port: actualPort,
      signInCode,
      stop: () => stopAll(server, composed, database),
    };
  } catch (error) {
    await parts?.runs.stop();
    await closeDatabase(database);
    throw error;
  }
};
