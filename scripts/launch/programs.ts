import path from 'node:path';
import type { Settings } from '@/server/env';
import { serverEnvironment, webEnvironment } from './environment';
import { webAddress } from './message';
import type { ProgramOptions } from './program';

const GUARD = ['--import', './scripts/end-with-parent.mjs'];

/** Stopping the server includes stopping PostgreSQL, which writes everything out. */
const SERVER_STOP_MS = 60_000;
const WEB_STOP_MS = 5_000;

type Given = {
  settings: Settings;
  sessionSecret: string;
  logFolder: string;
  environment: Record<string, string | undefined>;
};

export const serverProgram = ({ settings, logFolder, environment }: Given): ProgramOptions => ({
  name: 'server',
  args: [...GUARD, '--enable-source-maps', 'dist/server.mjs'],
  environment: serverEnvironment(settings, environment),
  logFile: path.join(logFolder, 'server.log'),
  healthUrl: `http://127.0.0.1:${settings.apiPort}/health`,
  stopMs: SERVER_STOP_MS,
});

export const webProgram = ({ settings, sessionSecret, logFolder, environment }: Given): ProgramOptions => ({
  name: 'web',
  args: [
    ...GUARD,
    'node_modules/next/dist/bin/next',
    'start',
    '--hostname',
    settings.host,
    '--port',
    String(settings.port),
  ],
  environment: webEnvironment(settings, sessionSecret, environment),
  logFile: path.join(logFolder, 'web.log'),
  healthUrl: `${webAddress(settings)}/sign-in`,
  stopMs: WEB_STOP_MS,
});
