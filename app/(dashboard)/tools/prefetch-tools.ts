import 'server-only';
import { readApiInfo } from '@/app/api/read-api-info';
import { readToolsPage, toApiFilter } from '@/app/api/tools/read-tools-page';
import { createConduitClient } from '@/lib/conduit/client';
import { hasExtension } from '@/lib/queries/api-info';
import type { ToolsFilter } from '@/lib/queries/tools-filter';
import type { PrefetchedTools } from '@/lib/queries/tools-prefetch';
import type { Session } from '@/lib/session/current';

/** The first page of the list and, where the API counts, how many match. Null: the layout says what is wrong. */
export const prefetchTools = async (
  session: Session,
  filter: ToolsFilter,
): Promise<PrefetchedTools | null> => {
  const info = await readApiInfo(session);
  if (!info.ok) {
    return null;
  }
  const { workspaceId } = info.value;
  const filtersAtApi = hasExtension(info.value, 'list-filters');
  const [page, count] = await Promise.all([
    readToolsPage(session, { workspaceId, filter, cursor: null, filtersAtApi }),
    filtersAtApi
      ? createConduitClient(session).countTools({ workspace_id: workspaceId, ...toApiFilter(filter) })
      : null,
  ]);
  return { workspaceId, filter, page, count: count?.ok ? count.value : null, readAtMs: Date.now() };
};
