import { randomBytes } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { removeDataFolder } from '@/server/testing/data-folder';
import { type FaultyProxy, startFaultyProxy } from '../faulty-proxy';
import { choosePorts, type Ports } from './ports';
import { type Program, startProgram } from './program';

export type StackKind = 'embedded' | 'published' | 'faulty';
export type StackOptions = { kind: StackKind };

/** Everything a worker's tests run against, and where to find it. */
export type Stack = {
  kind: StackKind;
  webUrl: string;
  /** The API itself, past any faulty line. */
  apiUrl: string;
  /** A write token for every workspace. */
  token: string;
  /** Where the launched product keeps everything. */
  dataDir: string;
  /** The link the launcher printed; where the API is not its own there is none. */
  signInLink: string | null;
  proxy: FaultyProxy | null;
  ports: Ports;
  stop: () => Promise<void>;
};

const NO_LIMIT_TO_SPEAK_OF = '100000';

export const temporaryFolder = () => path.join(os.tmpdir(), `toolroom-e2e-${randomBytes(6).toString('hex')}`);
const addressOf = (port: number) => `http://127.0.0.1:${port}`;
export const newToken = () => `capi_${randomBytes(24).toString('hex')}`;

const settingsFor = (dataDir: string, ports: { web: number; api: number }, token: string) => ({
  TOOLROOM_DATA_DIR: dataDir,
  PORT: String(ports.web),
  API_PORT: String(ports.api),
  TOOLROOM_TOKEN: token,
  TOOLROOM_RATE_LIMIT: NO_LIMIT_TO_SPEAK_OF,
  LOG_LEVEL: 'warn',
});

const SIGN_IN_LINK = /https?:\/\/\S+code=[\w.~%-]+/;

/** Starts the whole product as `npm start` does, and waits for what it prints last. */
export const startProduct = async (
  dataDir: string,
  ports: { web: number; api: number },
  token: string,
): Promise<{ program: Program; signInLink: string }> => {
  const program = startProgram('dist/launch.mjs', settingsFor(dataDir, ports, token));
  const [signInLink] = await program.printed(SIGN_IN_LINK);
  return { program, signInLink };
};

type Undo = () => Promise<unknown>;

const dataFolder = (undo: Undo[]) => {
  const folder = temporaryFolder();
  undo.unshift(() => removeDataFolder(folder));
  return folder;
};

type Started = Omit<Stack, 'stop' | 'ports'>;

const startEmbedded = async (ports: Ports, undo: Undo[]): Promise<Started> => {
  const dataDir = dataFolder(undo);
  const token = newToken();
  const { program, signInLink } = await startProduct(dataDir, ports, token);
  undo.unshift(program.stop);
  return {
    kind: 'embedded',
    dataDir,
    webUrl: addressOf(ports.web),
    apiUrl: addressOf(ports.api),
    token,
    signInLink,
    proxy: null,
  };
};

/** The dashboard on an API that is not its own: at `CONDUIT_API_URL`, through a faulty line where there is one. */
const startApart = async (kind: 'published' | 'faulty', ports: Ports, undo: Undo[]): Promise<Started> => {
  const token = newToken();
  const apiUrl = addressOf(ports.api);
  const api = startProgram('dist/server.mjs', {
    ...settingsFor(dataFolder(undo), { web: ports.unused, api: ports.api }, token),
    TOOLROOM_EXTENSIONS: kind === 'published' ? 'off' : 'on',
  });
  undo.unshift(api.stop);
  await answers(`${apiUrl}/health`, api);
  const proxy = kind === 'faulty' ? await startFaultyProxy(apiUrl, ports.proxy) : null;
  if (proxy) {
    undo.unshift(proxy.stop);
  }
  const dataDir = dataFolder(undo);
  const web = startProgram('dist/launch.mjs', {
    ...settingsFor(dataDir, { web: ports.web, api: ports.unused }, token),
    CONDUIT_API_URL: proxy?.url ?? apiUrl,
  });
  undo.unshift(web.stop);
  await web.printed(/is ready/);
  return { kind, dataDir, webUrl: addressOf(ports.web), apiUrl, token, signInLink: null, proxy };
};

const START_MS = 60_000;
const POLL_MS = 50;

/** Polls until an address answers at all; a program that ended meanwhile is shown with what it printed. */
const answers = async (url: string, program: Program) => {
  const until = Date.now() + START_MS;
  while (Date.now() < until) {
    const response = await fetch(url, { redirect: 'manual' }).catch(() => null);
    if (response && response.status < 500) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error(`${url} did not answer within ${START_MS} ms:\n${program.output()}`);
};

/** Starts what a worker's tests run against. Whatever was begun is ended again, also when the rest does not start. */
export const startStack = async (kind: StackKind, workerIndex: number): Promise<Stack> => {
  const undo: Undo[] = [];
  const stop = async () => {
    for (const step of undo.splice(0)) {
      await step();
    }
  };
  try {
    const ports = await choosePorts(workerIndex);
    const started =
      kind === 'embedded' ? await startEmbedded(ports, undo) : await startApart(kind, ports, undo);
    return { ...started, ports, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
