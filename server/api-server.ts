import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { promisify } from 'node:util';
import { createAdaptorServer } from '@hono/node-server';
import type { Logger } from 'pino';
import { createApp } from '@/server/app';
import { answerUnreadable } from '@/server/http/unreadable';
import type { Services } from '@/server/routes/endpoint';
import { createAuthentication } from '@/server/services/authentication';
import { startCheckWorker } from '@/server/services/check-worker';
import { createCodeCheck } from '@/server/services/code-check';
import { createCursors } from '@/server/services/cursor';
import { createFailureLimit } from '@/server/services/failure-limit';
import { newIdentifier } from '@/server/services/identifier';
import { createRateLimiter } from '@/server/services/rate-limit';
import { createRuntimeService } from '@/server/services/runtimes';
import { createSignInService } from '@/server/services/sign-in';
import { createTokenService, tokenFor } from '@/server/services/tokens';
import { createToolListService } from '@/server/services/tool-list';
import { createToolService } from '@/server/services/tools';
import { createWorkspaceService } from '@/server/services/workspaces';
import {
  type Connection,
  closeDatabase,
  type Database,
  openDatabase,
  pingDatabase,
} from '@/server/store/database';
import { databaseCause, isDatabaseAway } from '@/server/store/failure';
import { ensureInstallationSecret } from '@/server/store/installation-secrets';
import { migrateDatabase } from '@/server/store/migrate';
import { createRateWindowStore } from '@/server/store/rate-windows';
import { createSignInCodeStore } from '@/server/store/sign-in-codes';
import { createTokenStore } from '@/server/store/tokens';
import { createToolStore } from '@/server/store/tools';
import { CommitUncertain } from '@/server/store/transaction';
import { createWorkspaceStore } from '@/server/store/workspaces';

export type ApiServerOptions = {
  connection: Connection;
  host: string;
  /** 0 takes any free port. */
  port: number;
  requestsPerMinute: number;
  extensions: boolean;
  /** The secret of a write token over all workspaces, made when there is none yet. */
  firstToken: string | undefined;
  log: Logger;
};

export type ApiServer = {
  port: number;
  /** Good for one sign-in within a day. */
  signInCode: string;
  stop: () => Promise<void>;
};

const CURSOR_KEY_BYTES = 32;
const REQUEST_TIMEOUT_MS = 60_000;
const HEADERS_TIMEOUT_MS = 20_000;
const STOP_PATIENCE_MS = 5_000;

/** The rules on top of the tables: everything that requests use, wired once. */
const createServices = async (database: Database, requestsPerMinute: number) => {
  const runtimes = createRuntimeService();
  const checkWorker = startCheckWorker();
  const cursors = createCursors(
    await ensureInstallationSecret(database, 'cursor key', randomBytes(CURSOR_KEY_BYTES)),
  );
  const tokenStore = createTokenStore(database);
  const toolStore = createToolStore(database);
  const failures = createFailureLimit(requestsPerMinute);
  const authentication = createAuthentication(tokenStore, failures);
  const workspaceStore = createWorkspaceStore(database);
  const workspaces = createWorkspaceService(workspaceStore, cursors, authentication);
  const limiter = createRateLimiter(createRateWindowStore(database), requestsPerMinute);
  const services: Services = {
    tools: createToolService(toolStore, createCodeCheck(checkWorker, runtimes)),
    toolList: createToolListService(toolStore, cursors),
    runtimes,
    workspaces,
    tokens: createTokenService(tokenStore, authentication, workspaces),
    signIn: createSignInService(createSignInCodeStore(database), tokenStore),
  };
  const gate = { authentication, failures, limiter, workspaces };
  return { services, gate, checkWorker, tokenStore, workspaceStore };
};

/** What every start makes sure of: a workspace, and the token that automation was promised. */
const ensureBeginnings = async (
  { tokenStore, workspaceStore }: Awaited<ReturnType<typeof createServices>>,
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
  { gate, checkWorker }: Awaited<ReturnType<typeof createServices>>,
  database: Database,
): Promise<void> => {
  await closeServer(server);
  await checkWorker.stop();
  await gate.authentication.settle();
  await closeDatabase(database);
};

/** Brings the database up to date and serves it. Rejects when the database or the port cannot be had. */
export const startApiServer = async (options: ApiServerOptions): Promise<ApiServer> => {
  const { connection, host, port, requestsPerMinute, extensions, firstToken, log } = options;
  await migrateDatabase(connection);
  const database = openDatabase(connection, (err) => log.warn({ err }, 'database connection lost'));
  try {
    const parts = await createServices(database, requestsPerMinute);
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
    return {
      port: actualPort,
      signInCode,
      stop: () => stopAll(server, parts, database),
    };
  } catch (error) {
    await closeDatabase(database);
    throw error;
  }
};
