import path from 'node:path';
import { z } from 'zod';

const port = (fallback: number) =>
  z
    .string()
    .regex(/^\d+$/, 'expected a whole number from 1 to 65535')
    .transform(Number)
    .pipe(z.number().min(1, 'expected a port from 1 to 65535').max(65_535, 'expected a port from 1 to 65535'))
    .default(fallback);

const url = (protocols: string[]) =>
  z
    .string()
    .refine(
      (text) => URL.canParse(text) && protocols.includes(new URL(text).protocol),
      `expected an address that starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
    );

/** A whole host name, or `*.` and a domain: all names below it, not itself. */
const HOST_PATTERN =
  /^(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const RUN_CONCURRENCY_MAX = 256;

const hosts = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((host) => host.trim().toLowerCase())
      .filter((host) => host !== ''),
  )
  .refine(
    (names) => names.length > 0 && names.every((name) => HOST_PATTERN.test(name)),
    'expected host names with commas between them, such as api.example.com,*.example.org',
  );

const settingsSchema = z.object({
  PORT: port(3000),
  API_PORT: port(4400),
  HOST: z.string().min(1, 'expected a host name or an address').default('127.0.0.1'),
  TOOLROOM_DATA_DIR: z.string().min(1, 'expected a folder').default('.toolroom'),
  TOOLROOM_TOKEN: z
    .string()
    .regex(/^capi_[A-Za-z0-9_-]{20,200}$/, 'expected capi_ followed by at least 20 letters, digits, - or _')
    .optional(),
  DATABASE_URL: url(['postgres:', 'postgresql:']).optional(),
  CONDUIT_API_URL: url(['http:', 'https:'])
    .transform((text) => text.replace(/\/+$/, ''))
    .optional(),
  SESSION_SECRET: z.string().min(32, 'expected at least 32 characters').optional(),
  TOOLROOM_RATE_LIMIT: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, 'expected a whole number of requests a minute, at least 1')
    .transform(Number)
    .default(120),
  TOOLROOM_EXTENSIONS: z.enum(['on', 'off'], 'expected on or off').default('on'),
  TOOLROOM_EGRESS: z.enum(['public', 'none'], 'expected public or none').default('public'),
  TOOLROOM_EGRESS_HOSTS: hosts.optional(),
  TOOLROOM_WHEEL_DIR: z.string().min(1, 'expected a folder').optional(),
  TOOLROOM_RUN_CONCURRENCY: z
    .string()
    .regex(/^[1-9]\d{0,2}$/, `expected a whole number of runs at once, from 1 to ${RUN_CONCURRENCY_MAX}`)
    .transform(Number)
    .pipe(z.number().max(RUN_CONCURRENCY_MAX, `expected at most ${RUN_CONCURRENCY_MAX} runs at once`))
    .optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

export type Settings = ReturnType<typeof toSettings>;

const toSettings = (parsed: z.infer<typeof settingsSchema>) => ({
  port: parsed.PORT,
  apiPort: parsed.API_PORT,
  host: parsed.HOST,
  dataDir: path.resolve(parsed.TOOLROOM_DATA_DIR),
  firstToken: parsed.TOOLROOM_TOKEN,
  databaseUrl: parsed.DATABASE_URL,
  conduitApiUrl: parsed.CONDUIT_API_URL,
  sessionSecret: parsed.SESSION_SECRET,
  requestsPerMinute: parsed.TOOLROOM_RATE_LIMIT,
  extensions: parsed.TOOLROOM_EXTENSIONS === 'on',
  /** Where tools may connect to: nowhere, or the public internet, all of it or the hosts named. */
  egress: parsed.TOOLROOM_EGRESS,
  egressHosts: parsed.TOOLROOM_EGRESS_HOSTS ?? null,
  wheelDir: parsed.TOOLROOM_WHEEL_DIR === undefined ? null : path.resolve(parsed.TOOLROOM_WHEEL_DIR),
  runConcurrency: parsed.TOOLROOM_RUN_CONCURRENCY,
  logLevel: parsed.LOG_LEVEL,
});

/** Reads every setting once. A wrong one is a sentence that names it; secrets are not repeated in it. */
export const readSettings = (
  environment: Record<string, string | undefined> = process.env,
): { ok: true; settings: Settings } | { ok: false; sentence: string } => {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = settingsSchema.safeParse(given);
  if (parsed.success) {
    if (parsed.data.PORT === parsed.data.API_PORT) {
      return { ok: false, sentence: `PORT and API_PORT are both ${parsed.data.PORT}: give each its own.` };
    }
    return { ok: true, settings: toSettings(parsed.data) };
  }
  const [issue] = parsed.error.issues;
  const name = String(issue?.path[0]);
  const secret = ['TOOLROOM_TOKEN', 'SESSION_SECRET', 'DATABASE_URL'].includes(name);
  const got = secret ? '' : `, got ${JSON.stringify(given[name])}`;
  return {
    ok: false,
    sentence: `${name}: ${issue?.message}${got}. Correct it or leave it out for the default.`,
  };
};
