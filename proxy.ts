import { type NextRequest, NextResponse } from 'next/server';
import { isDevelopment } from '@/lib/session/env';

const CHANGES_STATE = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * `style-src-attr` is loose because virtualised rows and panels are placed by style attributes, which load nothing.
 * `unsafe-eval` is for the development server's stack traces only.
 */
const policyFor = (nonce: string, development: boolean) =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

/** A page of another origin may not change anything with the operator's cookie, whatever `SameSite` lets through. */
const comesFromElsewhere = (request: NextRequest) => {
  const origin = request.headers.get('origin');
  if (origin === null) {
    return false;
  }
  const host = request.headers.get('x-forwarded-host') ?? request.headers.get('host');
  return !URL.canParse(origin) || new URL(origin).host !== host;
};

export const proxy = (request: NextRequest) => {
  if (CHANGES_STATE.has(request.method) && comesFromElsewhere(request)) {
    return NextResponse.json(
      { problem: { code: 'forbidden', message: 'This request comes from another site and was refused.' } },
      { status: 403 },
    );
  }
  const nonce = crypto.randomUUID().replaceAll('-', '');
  const policy = policyFor(nonce, isDevelopment);
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('referrer-policy', 'same-origin');
  response.headers.set('cross-origin-opener-policy', 'same-origin');
  return response;
};

/** `/v1` is the API's: it answers with its own headers, takes no cookie and streams. */
export const config = { matcher: '/((?!_next/static|_next/image|v1/|icon.svg|favicon.ico).*)' };
