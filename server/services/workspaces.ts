import { PAGE_LIMIT_DEFAULT, type Page } from '@/lib/contract/envelope';
import { type Outcome, succeed } from '@/lib/contract/problem';
import type { Workspace } from '@/lib/contract/workspace';
import type { Authentication } from '@/server/services/authentication';
import type { Cursors } from '@/server/services/cursor';
import { newIdentifier } from '@/server/services/identifier';
import { type Caller, noSuchWorkspace } from '@/server/services/policy';
import type { WorkspaceRecord, WorkspaceStore } from '@/server/store/workspaces';

const toWorkspace = ({ id, name }: WorkspaceRecord): Workspace => ({ id, name });

export const createWorkspaceService = (
  store: WorkspaceStore,
  cursors: Cursors,
  authentication: Authentication,
) => {
  /** Workspaces are never deleted, so one that was there once is there. */
  const existing = new Set<string>();

  return {
    exists: async (id: string): Promise<boolean> => {
      if (existing.has(id)) {
        return true;
      }
      const exists = await store.exists(id);
      if (exists) {
        existing.add(id);
      }
      return exists;
    },

    list: async (
      caller: Caller,
      query: { limit?: number; cursor?: string },
    ): Promise<Outcome<Page<Workspace>>> => {
      const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
      const list = JSON.stringify(['workspaces', caller.tokenId]);
      const position = query.cursor === undefined ? null : cursors.read(list, query.cursor);
      if (position && !position.ok) {
        return position;
      }
      const [createdAt = '', id = ''] = position?.value ?? [];
      const found = await store.list({
        within: caller.workspaces === 'all' ? 'all' : [...caller.workspaces],
        after: position && { createdAt, id },
        limit: limit + 1,
      });
      const page = found.slice(0, limit);
      const last = page.at(-1);
      const more = found.length > limit && last !== undefined;
      return succeed({
        data: page.map(toWorkspace),
        next_cursor: more ? cursors.write(list, [last.createdAt.toISOString(), last.id]) : null,
        has_more: more,
      });
    },

    /** A token that names its workspaces covers the new one from now on; one that covers all does anyway. */
    create: async (caller: Caller, name: string): Promise<Workspace> => {
      const forToken = caller.workspaces === 'all' ? null : caller.tokenId;
      const created = await store.insert({ id: newIdentifier('ws'), name }, forToken);
      authentication.forget(caller.tokenId);
      return toWorkspace(created);
    },

    rename: async (id: string, name: string): Promise<Outcome<Workspace>> => {
      const renamed = await store.rename(id, name);
      return renamed ? succeed(toWorkspace(renamed)) : noSuchWorkspace(id);
    },
  };
};

export type WorkspaceService = ReturnType<typeof createWorkspaceService>;
