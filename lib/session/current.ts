import 'server-only';
import { getIronSession } from 'iron-session';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { webSettings } from '@/lib/session/env';

const COOKIE = 'toolroom-session';
const THIRTY_DAYS_IN_SECONDS = 30 * 24 * 60 * 60;

/** What the sealed cookie holds. The token never reaches the browser's JavaScript. */
type SealedSession = { token?: string; workspaceId?: string; apiUrl?: string };

export type Session = { token: string; workspaceId: string; apiUrl: string; apiHost: string };

const openCookie = async () => {
  const requestHeaders = await headers();
  return getIronSession<SealedSession>(await cookies(), {
    cookieName: COOKIE,
    password: webSettings().sessionSecret,
    ttl: THIRTY_DAYS_IN_SECONDS,
    cookieOptions: {
      httpOnly: true,
      sameSite: 'lax',
      // Plain http on 127.0.0.1 is the default; behind a TLS proxy the cookie must not travel without TLS.
      secure: requestHeaders.get('x-forwarded-proto') === 'https',
      path: '/',
    },
  });
};

/** The signed-in operator, or null. A cookie made for another API does not count: its token would go astray. */
export const currentSession = async (): Promise<Session | null> => {
  const { apiUrl, apiHost } = webSettings();
  const sealed = await openCookie();
  if (!sealed.token || !sealed.workspaceId || sealed.apiUrl !== apiUrl) {
    return null;
  }
  return { token: sealed.token, workspaceId: sealed.workspaceId, apiUrl, apiHost };
};

/** For pages: the signed-in operator, or off to the sign-in page. */
export const requireSession = async (): Promise<Session> => (await currentSession()) ?? redirect('/sign-in');

/** Only from an action or a route handler: pages cannot set cookies. */
export const startSession = async (session: { token: string; workspaceId: string }) => {
  const sealed = await openCookie();
  sealed.token = session.token;
  sealed.workspaceId = session.workspaceId;
  sealed.apiUrl = webSettings().apiUrl;
  await sealed.save();
};

export const rememberWorkspace = async (workspaceId: string) => {
  const sealed = await openCookie();
  sealed.workspaceId = workspaceId;
  await sealed.save();
};

export const endSession = async () => {
  const sealed = await openCookie();
  sealed.destroy();
};
