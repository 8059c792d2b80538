import { and, eq, gt, lte, sql } from 'drizzle-orm';
import type { Database } from '@/server/store/database';
import { signInCodes } from '@/server/store/schema';

export const createSignInCodeStore = (database: Database) => ({
  insert: async (hash: Buffer, hoursValid: number): Promise<void> => {
    await database.delete(signInCodes).where(lte(signInCodes.expiresAt, sql`now()`));
    await database
      .insert(signInCodes)
      .values({ hash, expiresAt: sql`now() + make_interval(hours => ${hoursValid}::int)` });
  },

  /** Uses the code up. Of any number of callers at once exactly one is told true. */
  spend: async (hash: Buffer): Promise<boolean> => {
    const spent = await database
      .delete(signInCodes)
      .where(and(eq(signInCodes.hash, hash), gt(signInCodes.expiresAt, sql`now()`)))
      .returning({ hash: signInCodes.hash });
    return spent.length > 0;
  },
});

export type SignInCodeStore = ReturnType<typeof createSignInCodeStore>;
