import type { Settings } from '@/server/env';

type Environment = Record<string, string | undefined>;

/** What any program may need to run at all. */
const COMMON =
  /^(PATH|HOME|USER|LANG|LC_[A-Z]+|TZ|TMPDIR|NODE_OPTIONS|NODE_EXTRA_CA_CERTS|SSL_CERT_(FILE|DIR))$/;

/** Where packages for tools come from, as this machine is set up for pip. Only the server installs any. */
const PACKAGES =
  /^(PIP_[A-Z_]+|XDG_CONFIG_HOME|(HTTP|HTTPS|ALL|NO)_PROXY|(http|https|all|no)_proxy|(REQUESTS|CURL)_CA_BUNDLE)$/;

export type Mode = 'production' | 'development';

const common = (given: Environment, mode: Mode): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(given).filter(([name]) => COMMON.test(name))),
  NODE_ENV: mode,
});

/** The embedded API: never the secret that seals the sessions. `PG…` is for the driver, as with any program of
 * PostgreSQL, and what pip reads is for installing packages. */
export const serverEnvironment = (settings: Settings, given: Environment, mode: Mode): NodeJS.ProcessEnv => ({
  ...common(given, mode),
  ...Object.fromEntries(
    Object.entries(given).filter(([name]) => /^PG[A-Z]+$/.test(name) || PACKAGES.test(name)),
  ),
  PORT: String(settings.port),
  API_PORT: String(settings.apiPort),
  TOOLROOM_DATA_DIR: settings.dataDir,
  TOOLROOM_TOKEN: settings.firstToken,
  DATABASE_URL: settings.databaseUrl,
  TOOLROOM_RATE_LIMIT: String(settings.requestsPerMinute),
  TOOLROOM_EXTENSIONS: settings.extensions ? 'on' : 'off',
  TOOLROOM_EGRESS: settings.egress,
  TOOLROOM_EGRESS_HOSTS: settings.egressHosts?.join(','),
  TOOLROOM_WHEEL_DIR: settings.wheelDir ?? undefined,
  TOOLROOM_RUN_CONCURRENCY: settings.runConcurrency?.toString(),
  LOG_LEVEL: settings.logLevel,
});

/** The dashboard: an address to speak to and its own secret; nothing of the database, no token. */
export const webEnvironment = (
  settings: Settings,
  sessionSecret: string,
  given: Environment,
  mode: Mode,
): NodeJS.ProcessEnv => ({
  ...common(given, mode),
  NEXT_TELEMETRY_DISABLED: '1',
  API_PORT: String(settings.apiPort),
  CONDUIT_API_URL: settings.conduitApiUrl,
  SESSION_SECRET: sessionSecret,
});
