import process from 'node:process';
import type { Logger } from 'pino';
import { fail, type Outcome, succeed } from '@/lib/contract/problem';
import { type ApiServer, startApiServer } from '@/server/api-server';
import { readSettings, type Settings } from '@/server/env';
import { createLog } from '@/server/log';
import { startEmbeddedPostgres } from '@/server/postgres/supervisor';
import { createRunEnvironment } from '@/server/run-environment';
import type { Connection } from '@/server/store/database';
import { databaseCause } from '@/server/store/failure';

type Postgres = { connection: Connection; stop: () => Promise<void> };

const findPostgres = async (settings: Settings, log: Logger): Promise<Outcome<Postgres>> => {
  if (settings.databaseUrl !== undefined) {
    return succeed({
      connection: { connectionString: settings.databaseUrl },
      stop: () => Promise.resolve(),
    });
  }
  return startEmbeddedPostgres({ dataDir: settings.dataDir, log: (message) => log.info(message) });
};

const sentenceOf = (error: unknown, settings: Settings): string => {
  const cause = databaseCause(error);
  const code: unknown = cause instanceof Error ? Reflect.get(cause, 'code') : undefined;
  if (code === 'EADDRINUSE') {
    return `Port ${settings.apiPort} on ${settings.host} is in use: stop what uses it or set API_PORT to another.`;
  }
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL') {
    return `Cannot listen on ${settings.host} port ${settings.apiPort} (${code}): choose another HOST or API_PORT.`;
  }
  const message = cause instanceof Error && cause.message !== '' ? cause.message : String(code ?? cause);
  return settings.databaseUrl === undefined
    ? `The API could not start: ${message}`
    : `The API could not start on the database of DATABASE_URL: ${message}`;
};

type Started = { server: ApiServer; stop: () => Promise<void> };

const startOn = async (postgres: Postgres, settings: Settings, log: Logger): Promise<Outcome<Started>> => {
  const environment = createRunEnvironment(settings, log);
  try {
    const server = await startApiServer({
      connection: postgres.connection,
      host: '127.0.0.1',
      port: settings.apiPort,
      requestsPerMinute: settings.requestsPerMinute,
      extensions: settings.extensions,
      firstToken: settings.firstToken,
      environment,
      log,
    });
    return succeed({
      server,
      stop: async () => {
        await server.stop();
        await environment.stop();
        await postgres.stop();
      },
    });
  } catch (error) {
    log.debug({ err: databaseCause(error) }, 'start failed');
    await environment.stop();
    await postgres.stop();
    return fail('unavailable', sentenceOf(error, settings));
  }
};

/** Stops in order, once, whoever asks first: the terminal, the process that started this one, or its end. */
const stopOnRequest = (stop: () => Promise<void>, log: Logger): void => {
  let stopping = false;
  const stopOnce = async (reason: string): Promise<void> => {
    if (stopping) {
      return;
    }
    stopping = true;
    log.info({ reason }, 'stopping');
    try {
      await stop();
      process.exit(0);
    } catch (error) {
      log.error({ err: error }, 'stopping failed');
      process.exit(1);
    }
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => void stopOnce(signal));
  }
  process.on('disconnect', () => void stopOnce('the launcher is gone'));
};

const fatal = (sentence: string): never => {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
};

const main = async (): Promise<void> => {
  const read = readSettings();
  if (!read.ok) {
    return fatal(read.sentence);
  }
  const { settings } = read;
  const log = createLog(settings.logLevel);
  const postgres = await findPostgres(settings, log);
  if (!postgres.ok) {
    return fatal(postgres.problem.message);
  }
  const started = await startOn(postgres.value, settings, log);
  if (!started.ok) {
    return fatal(started.problem.message);
  }
  const { server, stop } = started.value;
  stopOnRequest(stop, log);
  log.info({ port: server.port, extensions: settings.extensions }, 'listening');
  process.send?.({ type: 'ready', signInCode: server.signInCode });
};

await main();
