import type { QueryClient } from '@tanstack/react-query';
import type { ClientProblem, Outcome } from '@/lib/contract/problem';
import { keys } from '@/lib/queries/keys';
import { changeList } from '@/lib/queries/list-cache';
import { refreshPage, startList } from '@/lib/queries/paged-list';
import type { ToolsList, ToolsPage } from '@/lib/queries/tool-summary';
import type { ToolsFilter } from '@/lib/queries/tools-filter';

/** What the server read for the first picture of the page. */
export type PrefetchedTools = {
  workspaceId: string;
  filter: ToolsFilter;
  page: Outcome<ToolsPage, ClientProblem>;
  count: number | null;
  readAtMs: number;
};

/** Only where nothing is yet. */
export const keepPrefetched = (queries: QueryClient, prefetched: PrefetchedTools): void => {
  const { workspaceId, filter, page, count, readAtMs: updatedAt } = prefetched;
  const listKey = keys.tools.list(workspaceId, filter);
  const countKey = keys.tools.count(workspaceId, filter);
  if (page.ok && !queries.getQueryData(listKey)) {
    queries.setQueryData<ToolsList>(listKey, startList(page.value), { updatedAt });
  }
  if (count !== null && !queries.getQueryData(countKey)) {
    queries.setQueryData(countKey, { count }, { updatedAt });
  }
};

/** Joins a newer first page to a list that is loaded already, and takes the newer count. */
export const refreshWithPrefetched = (queries: QueryClient, prefetched: PrefetchedTools): void => {
  const { workspaceId, filter, page, count, readAtMs: updatedAt } = prefetched;
  const listKey = keys.tools.list(workspaceId, filter);
  const countKey = keys.tools.count(workspaceId, filter);
  const isNewer = (queryKey: readonly unknown[]) =>
    (queries.getQueryState(queryKey)?.dataUpdatedAt ?? 0) < updatedAt;
  if (page.ok && isNewer(listKey)) {
    changeList<ToolsList>(queries, listKey, (list) => refreshPage(list, null, page.value));
  }
  if (count !== null && isNewer(countKey)) {
    queries.setQueryData(countKey, { count }, { updatedAt });
  }
};
