import { timingSafeEqual } from 'node:crypto';
import { fail, type Outcome, succeed } from '@/lib/contract/problem';
import type { FailureLimit } from '@/server/services/failure-limit';
import type { Caller } from '@/server/services/policy';
import { hashSecret } from '@/server/services/secret';
import type { TokenRecord, TokenStore } from '@/server/store/tokens';

/** How long this server trusts what it read of a token: a token revoked by another server works here that long. */
const TRUST_MS = 3_000;
const KNOWN_TOKENS_MAX = 10_000;
const TOUCH_EVERY_MS = 60_000;

/** The shape of every secret, so that anything else is refused without asking the database. */
const TOKEN_SHAPE = /^capi_[A-Za-z0-9_-]{20,200}$/;

type Known = { caller: Caller; readAt: number; touchedAt: number };

export type Credentials = { authorization: string | undefined; address: string };

const UNKNOWN_TOKEN = fail(
  'unauthenticated',
  'This API token is not known here or has been revoked. Sign in again or use another token.',
);
const NO_TOKEN = fail(
  'unauthenticated',
  'An API token is missing. Send the header "Authorization: Bearer <token>" with a token that starts with capi_.',
);

const readBearer = (authorization: string | undefined): Outcome<string> => {
  const secret = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
  if (secret === undefined) {
    return NO_TOKEN;
  }
  return TOKEN_SHAPE.test(secret) ? succeed(secret) : UNKNOWN_TOKEN;
};

const callerOf = (token: TokenRecord): Caller => ({
  tokenId: token.id,
  tokenName: token.name,
  scope: token.scope,
  workspaces: token.allWorkspaces ? 'all' : new Set(token.workspaceIds),
});

/**
 * Who a request comes from. What was read of a token is kept in memory for a few seconds; revoking it on this server
 * takes effect at once, on another one after TRUST_MS at most.
 */
export const createAuthentication = (tokens: TokenStore, failures: FailureLimit) => {
  const known = new Map<string, Known>();
  const touches = new Set<Promise<void>>();

  const touch = (entry: Known): void => {
    const now = performance.now();
    if (now - entry.touchedAt < TOUCH_EVERY_MS) {
      return;
    }
    entry.touchedAt = now;
    // Nobody waits for this and nothing depends on it: when the database is away, the next request says so.
    const writing = tokens
      .touch(entry.caller.tokenId)
      .catch(() => undefined)
      .finally(() => touches.delete(writing));
    touches.add(writing);
  };

  const lookUp = async (hash: Buffer, key: string): Promise<Known | null> => {
    const token = await tokens.findByHash(hash);
    if (!token || !timingSafeEqual(token.hash, hash)) {
      known.delete(key);
      return null;
    }
    if (known.size >= KNOWN_TOKENS_MAX) {
      known.clear();
    }
    const touchedAt = known.get(key)?.touchedAt ?? Number.NEGATIVE_INFINITY;
    const entry = { caller: callerOf(token), readAt: performance.now(), touchedAt };
    known.set(key, entry);
    return entry;
  };

  return {
    /** `fresh` reads the token again whatever is in memory, to see a workspace it was given a moment ago. */
    authenticate: async (
      { authorization, address }: Credentials,
      { fresh }: { fresh: boolean } = { fresh: false },
    ): Promise<Outcome<Caller>> => {
      const bearer = readBearer(authorization);
      if (!bearer.ok) {
        return bearer;
      }
      const hash = hashSecret(bearer.value);
      const key = hash.toString('base64');
      const remembered = known.get(key);
      if (remembered && !fresh && performance.now() - remembered.readAt < TRUST_MS) {
        touch(remembered);
        return succeed(remembered.caller);
      }
      const refusal = remembered ? null : failures.refusal(address);
      if (refusal) {
        return refusal;
      }
      const entry = await lookUp(hash, key);
      if (!entry) {
        failures.add(address);
        return UNKNOWN_TOKEN;
      }
      touch(entry);
      return succeed(entry.caller);
    },

    forget: (tokenId: string): void => {
      for (const [key, { caller }] of known) {
        if (caller.tokenId === tokenId) {
          known.delete(key);
        }
      }
    },

    /** Waits for what is still being written. */
    settle: async (): Promise<void> => {
      await Promise.all(touches);
    },
  };
};

export type Authentication = ReturnType<typeof createAuthentication>;
