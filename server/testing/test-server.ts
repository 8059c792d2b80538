import { parseJson, stringifyJson } from '@/lib/contract/json';
import type { Scope } from '@/lib/contract/token';
import { startApiServer } from '@/server/api-server';
import { createLog } from '@/server/log';
import type { RunEnvironment } from '@/server/run-environment';
import { newIdentifier } from '@/server/services/identifier';
import { newTokenSecret } from '@/server/services/secret';
import { tokenFor } from '@/server/services/tokens';
import { type Connection, closeDatabase, type Database, openDatabase } from '@/server/store/database';
import { createTokenStore } from '@/server/store/tokens';
import { createWorkspaceStore } from '@/server/store/workspaces';
import { fakeEnvironment } from '@/server/testing/fake-environment';
import { createTestDatabase } from '@/server/testing/test-postgres';

/** `body` is a list when the answer is one JSON object a line. */
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

const bodyOf = ({ body, raw }: TestRequest) => raw ?? (body === undefined ? undefined : stringifyJson(body));

const request = async (
  url: string,
  { method, token, headers, ...rest }: TestRequest,
): Promise<TestAnswer> => {
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
  if (response.headers.get('content-type') === 'application/x-ndjson') {
    const lines = text.trimEnd().split('\n');
    return { status: response.status, headers: response.headers, body: lines.map(parseJson) };
  }
  return { status: response.status, headers: response.headers, body: text === '' ? null : parseJson(text) };
};

/** Makes workspaces and tokens straight in the tables. */
const makerOf = (database: Database) => {
  const [tokens, workspaces] = [createTokenStore(database), createWorkspaceStore(database)];
  return {
    workspace: async (name: string): Promise<string> =>
      (await workspaces.insert({ id: newIdentifier('ws'), name }, null)).id,
    token: async (scope: Scope, within: string[] | 'all'): Promise<{ id: string; secret: string }> => {
      const secret = newTokenSecret();
      const allWorkspaces = within === 'all';
      const token = tokenFor(secret, {
        name: `a ${scope} token`,
        scope,
        allWorkspaces,
        workspaceIds: allWorkspaces ? [] : within,
      });
      await tokens.insert(token);
      return { id: token.id, secret };
    },
  };
};

/** Two workspaces, and tokens that cover the first, the other, or all. */
const prepare = async (make: ReturnType<typeof makerOf>) => {
  const workspaceId = await make.workspace('Front desk');
  const otherWorkspaceId = await make.workspace('Warehouse');
  return {
    workspaceId,
    otherWorkspaceId,
    write: (await make.token('write', [workspaceId])).secret,
    read: (await make.token('read', [workspaceId])).secret,
    other: (await make.token('write', [otherWorkspaceId])).secret,
    all: (await make.token('write', 'all')).secret,
  };
};

/** A real server on a real, empty database, with a workspace, another, and a token of each kind. */
export const startTestServer = async (
  options: {
    extensions?: boolean;
    requestsPerMinute?: number;
    connection?: Connection;
    /** Where tools run: unless told otherwise, nowhere really. */
    environment?: Pick<RunEnvironment, 'sandbox' | 'packages'>;
  } = {},
) => {
  const connection = options.connection ?? (await createTestDatabase());
  const server = await startApiServer({
    connection,
    host: '127.0.0.1',
    port: 0,
    requestsPerMinute: options.requestsPerMinute ?? 1_000_000,
    extensions: options.extensions ?? true,
    firstToken: undefined,
    environment: options.environment ?? fakeEnvironment(),
    log: createLog('silent'),
  });
  const url = `http://127.0.0.1:${server.port}`;
  const database = openDatabase(connection, () => undefined);
  const make = makerOf(database);
  const made = await prepare(make);

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
    sql: database.$client,
    makeToken: make.token,
    stop: async () => {
      await closeDatabase(database);
      await server.stop();
    },
  };
};
