import { z } from 'zod';

const EMBEDDED_HOST = '127.0.0.1';

const environmentSchema = z.object({
  CONDUIT_API_URL: z.url({ protocol: /^https?$/ }).optional(),
  API_PORT: z.coerce.number().int().min(1).max(65_535).default(4400),
  SESSION_SECRET: z.string().min(32),
});

export type WebSettings = { apiUrl: string; apiHost: string; sessionSecret: string };

let settings: WebSettings | undefined;

/**
 * The web program's settings, read when first needed (a build has none). The launcher checks the same variables with
 * friendlier sentences before it starts this program.
 */
export const webSettings = (): WebSettings => {
  if (!settings) {
    const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
    const parsed = environmentSchema.parse(given);
    const apiUrl = (parsed.CONDUIT_API_URL ?? `http://${EMBEDDED_HOST}:${parsed.API_PORT}`).replace(
      /\/+$/,
      '',
    );
    settings = { apiUrl, apiHost: new URL(apiUrl).host, sessionSecret: parsed.SESSION_SECRET };
  }
  return settings;
};

/** Next sets it: `next dev` is development, everything else is production. */
export const isDevelopment = process.env.NODE_ENV === 'development';
