import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono } from 'hono';
import type { Logger } from 'pino';
import { fail } from '@/lib/contract/problem';
import type { Gate } from '@/server/http/admission';
import { jsonAnswer, problemAnswer } from '@/server/http/answer';
import { createDocument } from '@/server/http/document';
import { createResponder } from '@/server/http/pipeline';
import type { Services } from '@/server/routes/endpoint';
import { endpointsOf } from '@/server/routes/endpoints';

export type AppParts = {
  services: Services;
  gate: Gate;
  extensions: boolean;
  log: Logger;
  /** Rejects when the database does not answer. */
  ping: () => Promise<void>;
  /** Whether an error means that the database is away, and what is safe to log of it. */
  isUnavailable: (error: unknown) => boolean;
  /** Whether it means that a write may have been done or not. */
  isUncertain: (error: unknown) => boolean;
  causeOf: (error: unknown) => unknown;
};

const addressOf = (context: Context): string => getConnInfo(context).remote.address ?? 'unknown';

const UNAVAILABLE = fail(
  'unavailable',
  'The database does not answer just now. Nothing was changed; try again in a moment.',
  1,
);
const UNCERTAIN = fail(
  'internal',
  'The database was lost while the change was being stored. Whether it was made is not known: read again before you repeat it.',
);
const INTERNAL = fail('internal', 'Something went wrong inside Toolroom. It has been logged.');
const NO_SUCH_PATH = fail('not_found', 'There is nothing at this path and method. See GET /v1/openapi.json.');

/** The whole HTTP side: every endpoint behind the one pipeline, the document, health, and what becomes of the rest. */
export const createApp = (parts: AppParts): Hono => {
  const { services, gate, extensions, log, ping, isUnavailable, isUncertain, causeOf } = parts;
  const app = new Hono();
  const endpoints = endpointsOf(extensions);

  const onBroken = ({ req: { method, path } }: Context, error: unknown) =>
    log.error({ method, path, err: causeOf(error) }, 'answer broke off');
  const serving = { services, gate, extensions, addressOf, onBroken };
  for (const endpoint of endpoints) {
    const path = endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1');
    app.on(endpoint.method, path, createResponder(endpoint, serving));
  }

  const document = createDocument(endpoints, extensions);
  app.get('/v1/openapi.json', () => jsonAnswer(200, document));

  app.get('/health', async () => {
    await ping();
    return jsonAnswer(200, { data: { status: 'ok' } });
  });

  app.notFound(() => problemAnswer(NO_SUCH_PATH.problem));

  const failureOf = (error: unknown) => {
    if (isUncertain(error)) {
      return { said: 'database lost during a commit', ...UNCERTAIN };
    }
    return isUnavailable(error)
      ? { said: 'database away', ...UNAVAILABLE }
      : { said: 'request failed', ...INTERNAL };
  };

  app.onError((error, context) => {
    const { method, path } = context.req;
    const { said, problem } = failureOf(error);
    log.error({ method, path, err: causeOf(error) }, said);
    return problemAnswer(problem);
  });

  return app;
};
