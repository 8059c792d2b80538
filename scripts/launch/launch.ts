import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { readSettings, type Settings } from '@/server/env';
import { takeFolderLock } from '@/server/postgres/folder-lock.mjs';
import { alreadyRunning, lockFolderOf, registerRunning } from '../setup/running.mjs';
import { readyMessage, webAddress } from './message';
import { portProblem } from './port';
import { type Program, startProgram } from './program';
import type { Kind } from './programs';
import { serverProgram, webProgram } from './programs';
import { keepSessionSecret } from './session-secret';

const serverReadySchema = z.object({ type: z.literal('ready'), signInCode: z.string() });

const say = (line: string): void => console.log(line);

/**
 * Starts the server and the web, waits until both are healthy, keeps them running, and stops them in order. Settles
 * with the exit code when all have stopped.
 */
export const launch = async (kind: Kind): Promise<number> => {
  const read = readSettings();
  if (!read.ok) {
    return refuse(read.sentence);
  }
  const { settings } = read;
  fs.mkdirSync(settings.dataDir, { recursive: true, mode: 0o700 });
  const lock = await takeFolderLock(lockFolderOf(settings.dataDir), {
    pid: process.pid,
    address: webAddress(settings),
  });
  if (!lock.held) {
    return refuse(alreadyRunning(settings.dataDir, lock.owner));
  }
  if (kind === 'built') {
    registerRunning(process.cwd(), settings.dataDir);
  }
  const problem = await findPortProblem(settings);
  const exitCode = problem === null ? await runPrograms(settings, kind) : refuse(problem);
  await lock.release();
  return exitCode;
};

const refuse = (sentence: string): number => {
  console.error(sentence);
  return 1;
};

const findPortProblem = async (settings: Settings): Promise<string | null> => {
  const web = await portProblem({ port: settings.port, host: settings.host, variable: 'PORT' });
  if (web !== null || settings.conduitApiUrl !== undefined) {
    return web;
  }
  return portProblem({ port: settings.apiPort, host: '127.0.0.1', variable: 'API_PORT' });
};

const runPrograms = async (settings: Settings, kind: Kind): Promise<number> => {
  const begun = performance.now();
  const stopped = stopSignal();
  const logFolder = kind === 'built' ? makeLogFolder(settings.dataDir) : null;
  const given = {
    kind,
    settings,
    logFolder,
    sessionSecret: settings.sessionSecret ?? keepSessionSecret(settings.dataDir),
    environment: process.env,
  };
  const web = startProgram(webProgram(given), say);
  const server = settings.conduitApiUrl === undefined ? startProgram(serverProgram(given), say) : null;
  const programs = server === null ? [web] : [web, server];

  const early = await Promise.race([stopped, whenReady(programs)]);
  if (early === null) {
    const signInCode = server === null ? null : await hearSignInCode(server);
    const seconds = (performance.now() - begun) / 1000;
    say(readyMessage(settings, { signInCode, logFolder, seconds }));
  }
  const end = early ?? (await Promise.race([stopped, ...programs.map(whenGivenUp)]));
  if (end.wanted) {
    say('Stopping.');
  } else {
    console.error(end.sentence);
  }
  for (const program of programs) {
    await program.stop();
  }
  return end.wanted ? 0 : 1;
};

const makeLogFolder = (dataDir: string): string => {
  const folder = path.join(dataDir, 'logs');
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
};

const hearSignInCode = (server: Program): Promise<string> =>
  new Promise((resolve) => {
    server.onMessage((message) => {
      const heard = serverReadySchema.safeParse(message);
      if (heard.success) {
        resolve(heard.data.signInCode);
      }
    });
  });

type End = { wanted: true } | { wanted: false; sentence: string };

/** Settles with null when all are ready, or as soon as one can say that it never will be. */
const whenReady = (programs: readonly Program[]): Promise<End | null> =>
  new Promise((resolve) => {
    const all = programs.map(async (program) => {
      const sentence = await program.ready;
      if (sentence !== null) {
        resolve({ wanted: false, sentence });
      }
    });
    void Promise.all(all).then(() => resolve(null));
  });

const whenGivenUp = async (program: Program): Promise<End> => ({
  wanted: false,
  sentence: await program.givenUp,
});

/** Settles at the first signal to stop; later ones find us stopping already. */
const stopSignal = (): Promise<End> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => resolve({ wanted: true }));
    }
  });
