import path from 'node:path';
import type { Settings } from '@/server/env';
import { serverEnvironment, webEnvironment } from './environment';
import { webAddress } from './message';
import type { ProgramOptions } from './program';

/** Built for production, or from source and started again when it changes. */
export type Kind = 'built' | 'watched';

type Given = {
  kind: Kind;
  settings: Settings;
  sessionSecret: string;
  /** Where the programs' output goes; null is this terminal. */
  logFolder: string | null;
  environment: Record<string, string | undefined>;
};

/** Both end in order when the launcher itself is killed. */
const GUARD = ['--import', './scripts/end-with-parent.mjs'];

const MODE = { built: 'production', watched: 'development' } as const;
const SERVER = {
  built: ['--enable-source-maps', 'dist/server.mjs'],
  watched: ['--watch', '--watch-preserve-output', '--import', 'tsx', 'server/main.ts'],
};
const WEB = {
  built: ['scripts/web.mjs'],
  watched: ['node_modules/next/dist/bin/next', 'dev'],
};

/** Stopping the server includes stopping PostgreSQL, which writes everything out. */
const SERVER_STOP_MS = 60_000;
const WEB_STOP_MS = 5_000;

const logFileIn = (folder: string | null, name: string): string | null =>
  folder === null ? null : path.join(folder, name);

export const serverProgram = ({ kind, settings, logFolder, environment }: Given): ProgramOptions => ({
  name: 'server',
  args: [...GUARD, ...SERVER[kind]],
  environment: serverEnvironment(settings, environment, MODE[kind]),
  logFile: logFileIn(logFolder, 'server.log'),
  healthUrl: `http://127.0.0.1:${settings.apiPort}/health`,
  stopMs: SERVER_STOP_MS,
});

export const webProgram = ({
  kind,
  settings,
  sessionSecret,
  logFolder,
  environment,
}: Given): ProgramOptions => ({
  name: 'web',
  args: [...GUARD, ...WEB[kind], '--hostname', settings.host, '--port', String(settings.port)],
  environment: webEnvironment(settings, sessionSecret, environment, MODE[kind]),
  logFile: logFileIn(logFolder, 'web.log'),
  healthUrl: `${webAddress(settings)}/sign-in`,
  stopMs: WEB_STOP_MS,
});
