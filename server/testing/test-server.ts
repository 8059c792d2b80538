import pg from 'pg';
import { startApiServer } from '@/server/api-server';
import { createLog } from '@/server/log';
import { newIdentifier } from '@/server/services/identifier';
import { newTokenSecret } from '@/server/services/secret';
import { tokenFor } from '@/server/services/tokens';
import { type Connection, closeDatabase, openDatabase } from '@/server/store/database';
import { createTokenStore } from '@/server/store/tokens';
import { createWorkspaceStore } from '@/server/store/workspaces';
import { createTestDatabase } from '@/server/testing/test-postgres';

export type TestAnswer = { status: number; headers: Headers; body: unknown };

export type TestRequest = {
  method?: string;
  token?: string | null;
  /** Sent as JSON; `raw` is sent as it is. */
  body?: unknown;
  raw?: string | Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
};

export type TestServer = Awaited<ReturnType<typeof startTestServer>>;

const bodyOf = ({ body, raw }: TestRequest) => raw ?? (body === undefined ? undefined : JSON.stringify(body));

const request = async (url: string, { method, token, headers, ...rest }: TestRequest): Promise<TestAnswer> => {
  const sent = bodyOf(rest);
  const response = await fetch(url, {
    method: method ?? (sent === undefined ? 'GET' : 'POST'),
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(sent !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(sent !== undefined && { body: sent }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
};

/** Two workspaces, and tokens that cover one, the other, or all, made straight in the tables. */
const prepare = async (connection: Connection) => {
  const database = openDatabase(connection, () => undefined);
  const [tokens, workspaces] = [createTokenStore(database), createWorkspaceStore(database)];
  const workspace = async (name: string) =>
    (await workspaces.insert({ id: newIdentifier('ws'), name }, null)).id;
  const token = async (name: string, scope: 'read' | 'write', workspaceIds: string[] | 'all') => {
    const secret = newTokenSecret();
    const allWorkspaces = workspaceIds === 'all';
    await tokens.insert(
      tokenFor(secret, { name, scope, allWorkspaces, workspaceIds: allWorkspaces ? [] : workspaceIds }),
    );
    return secret;
  };
  const workspaceId = await workspace('Front desk');
  const otherWorkspaceId = await workspace('Warehouse');
  const made = {
    workspaceId,
    otherWorkspaceId,
    write: await token('write', 'write', [workspaceId]),
    read: await token('read', 'read', [workspaceId]),
    other: await token('other', 'write', [otherWorkspaceId]),
    all: await token('all', 'write', 'all'),
  };
  await closeDatabase(database);
  return made;
};

/** A real server on a real, empty database, with a workspace, another, and a token of each kind. */
export const startTestServer = async (
  options: { extensions?: boolean; requestsPerMinute?: number; connection?: Connection } = {},
) => {
  const connection = options.connection ?? (await createTestDatabase());
  const server = await startApiServer({
    connection,
    host: '127.0.0.1',
    port: 0,
    requestsPerMinute: options.requestsPerMinute ?? 1_000_000,
    extensions: options.extensions ?? true,
    firstToken: undefined,
    log: createLog('silent'),
  });
  const url = `http://127.0.0.1:${server.port}`;
  const made = await prepare(connection);
  const sql = new pg.Client(connection);
  await sql.connect();

  /** With no token named, the write token of the first workspace. */
  const call = (path: string, { token = made.write, ...rest }: TestRequest = {}) =>
    request(url + path, { token, ...rest });

  return {
    ...made,
    url,
    connection,
    signInCode: server.signInCode,
    call,
    /** Straight into the tables, to prepare what HTTP cannot or to look behind it. */
    sql,
    stop: async () => {
      await sql.end();
      await server.stop();
    },
  };
};
