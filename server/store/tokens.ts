import { and, desc, eq, isNull, lt, or, sql } from 'drizzle-orm';
import type { Database } from '@/server/store/database';
import { tokens, tokenWorkspaces } from '@/server/store/schema';
import { inTransaction } from '@/server/store/transaction';

/** A token that has not been revoked, with the workspaces it names (none when it covers all). */
export type TokenRecord = Omit<typeof tokens.$inferSelect, 'revokedAt'> & { workspaceIds: string[] };
export type NewToken = Omit<TokenRecord, 'createdAt' | 'lastUsedAt'>;

const workspaceIds = sql<string[]>`array(
  select ${tokenWorkspaces.workspaceId} from ${tokenWorkspaces}
  where ${tokenWorkspaces.tokenId} = ${tokens.id} order by ${tokenWorkspaces.workspaceId}
)`;

const columns = {
  id: tokens.id,
  name: tokens.name,
  hash: tokens.hash,
  hint: tokens.hint,
  scope: tokens.scope,
  allWorkspaces: tokens.allWorkspaces,
  createdAt: tokens.createdAt,
  lastUsedAt: tokens.lastUsedAt,
  workspaceIds,
};

export const createTokenStore = (database: Database) => {
  const findByHash = database
    .select(columns)
    .from(tokens)
    .where(and(eq(tokens.hash, sql.placeholder('hash')), isNull(tokens.revokedAt)))
    .prepare('token by hash');

  return {
    findByHash: async (hash: Buffer): Promise<TokenRecord | undefined> =>
      (await findByHash.execute({ hash }))[0],

    find: async (id: string): Promise<TokenRecord | undefined> => {
      const [found] = await database
        .select(columns)
        .from(tokens)
        .where(and(eq(tokens.id, id), isNull(tokens.revokedAt)));
      return found;
    },

    /** Newest first. */
    list: (): Promise<TokenRecord[]> =>
      database
        .select(columns)
        .from(tokens)
        .where(isNull(tokens.revokedAt))
        .orderBy(desc(tokens.createdAt), desc(tokens.id)),

    /** Does nothing when a token with this very secret is already there, revoked or not. */
    insert: async ({ workspaceIds: named, ...token }: NewToken): Promise<void> => {
      await inTransaction(database, async (transaction) => {
        const inserted = await transaction
          .insert(tokens)
          .values(token)
          .onConflictDoNothing({ target: tokens.hash })
          .returning({ id: tokens.id });
        if (inserted.length > 0 && named.length > 0) {
          await transaction
            .insert(tokenWorkspaces)
            .values(named.map((workspaceId) => ({ tokenId: token.id, workspaceId })));
        }
      });
    },

    revoke: async (id: string): Promise<void> => {
      await database
        .update(tokens)
        .set({ revokedAt: sql`now()` })
        .where(and(eq(tokens.id, id), isNull(tokens.revokedAt)));
    },

    /** At most once a minute whatever the number of servers that saw it. */
    touch: async (id: string): Promise<void> => {
      const stale = or(isNull(tokens.lastUsedAt), lt(tokens.lastUsedAt, sql`now() - interval '1 minute'`));
      await database
        .update(tokens)
        .set({ lastUsedAt: sql`now()` })
        .where(and(eq(tokens.id, id), stale));
    },
  };
};

export type TokenStore = ReturnType<typeof createTokenStore>;
