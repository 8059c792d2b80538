import type { NextRequest } from 'next/server';
import { webSettings } from '@/lib/session/env';

/**
 * Passes `/v1/*` on to the API behind, streams included, so that one address serves dashboard, SDKs and curl. The
 * address is known only when the program runs, which a rewrite in `next.config.ts` could not use.
 */
const BELONGS_TO_ONE_CONNECTION = [
  'connection',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
  'te',
  'trailer',
  'proxy-authorization',
  'proxy-authenticate',
];
/** The dashboard's cookie is no business of the API; the rest is set anew for the connection made here. */
const NOT_SENT = [
  ...BELONGS_TO_ONE_CONNECTION,
  'host',
  'content-length',
  'cookie',
  'accept-encoding',
  'expect',
];
/** `fetch` has undone any compression already, so its length and encoding are no longer true. */
const NOT_RETURNED = [...BELONGS_TO_ONE_CONNECTION, 'content-encoding', 'content-length', 'set-cookie'];

const without = (headers: Headers, names: string[]) => {
  const kept = new Headers(headers);
  for (const name of names) {
    kept.delete(name);
  }
  return kept;
};

const passOn = async (request: NextRequest) => {
  const { apiUrl, apiHost } = webSettings();
  const { pathname, search } = new URL(request.url);
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD' && request.body !== null;
  try {
    const response = await fetch(`${apiUrl}${pathname}${search}`, {
      method: request.method,
      headers: without(request.headers, NOT_SENT),
      redirect: 'manual',
      cache: 'no-store',
      signal: request.signal,
      ...(hasBody ? { body: request.body, duplex: 'half' } : {}),
    } as RequestInit);
    return new Response(response.body, {
      status: response.status,
      headers: without(response.headers, NOT_RETURNED),
    });
  } catch (error) {
    if (request.signal.aborted) {
      throw error;
    }
    return Response.json(
      { error: `The API at ${apiHost} cannot be reached. Try again shortly.` },
      { status: 503 },
    );
  }
};

export const dynamic = 'force-dynamic';

export {
  passOn as DELETE,
  passOn as GET,
  passOn as HEAD,
  passOn as OPTIONS,
  passOn as PATCH,
  passOn as POST,
  passOn as PUT,
};
