import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '@/server/store/database';
import { tokenWorkspaces, workspaces } from '@/server/store/schema';
import { inTransaction } from '@/server/store/transaction';

export type WorkspaceRecord = typeof workspaces.$inferSelect;

export type WorkspacePageRequest = {
  /** Only these, or every workspace there is. */
  within: readonly string[] | 'all';
  after: { createdAt: string; id: string } | null;
  limit: number;
};

export const createWorkspaceStore = (database: Database) => ({
  /** With `forToken` the new workspace is added to what that token covers. */
  insert: (workspace: { id: string; name: string }, forToken: string | null): Promise<WorkspaceRecord> =>
    inTransaction(database, async (transaction) => {
      const [created] = await transaction.insert(workspaces).values(workspace).returning();
      if (!created) {
        throw new Error('The insert of a workspace gave no row back.');
      }
      if (forToken !== null) {
        await transaction
          .insert(tokenWorkspaces)
          .values({ tokenId: forToken, workspaceId: workspace.id })
          .onConflictDoNothing();
      }
      return created;
    }),

  /** Makes the first workspace of an empty database; with several servers starting at once still only one. */
  insertFirst: async (workspace: { id: string; name: string }): Promise<void> => {
    await inTransaction(database, async (transaction) => {
      await transaction.execute(sql`lock table ${workspaces} in share row exclusive mode`);
      const [any] = await transaction.select({ id: workspaces.id }).from(workspaces).limit(1);
      if (!any) {
        await transaction.insert(workspaces).values(workspace);
      }
    });
  },

  rename: async (id: string, name: string): Promise<WorkspaceRecord | undefined> => {
    const [renamed] = await database
      .update(workspaces)
      .set({ name })
      .where(eq(workspaces.id, id))
      .returning();
    return renamed;
  },

  exists: async (id: string): Promise<boolean> => {
    const found = await database
      .select({ id: workspaces.id })
      .from(workspaces)
      .where(eq(workspaces.id, id))
      .limit(1);
    return found.length > 0;
  },

  /** Oldest first. */
  list: ({ within, after, limit }: WorkspacePageRequest): Promise<WorkspaceRecord[]> =>
    database
      .select()
      .from(workspaces)
      .where(
        and(
          within === 'all' ? undefined : inArray(workspaces.id, [...within]),
          after
            ? sql`(${workspaces.createdAt}, ${workspaces.id}) > (${after.createdAt}, ${after.id})`
            : undefined,
        ),
      )
      .orderBy(asc(workspaces.createdAt), asc(workspaces.id))
      .limit(limit),
});

export type WorkspaceStore = ReturnType<typeof createWorkspaceStore>;
