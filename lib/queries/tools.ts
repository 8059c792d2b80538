import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { fetchJson } from '@/lib/queries/fetch-json';
import { keys } from '@/lib/queries/keys';
import { changeList } from '@/lib/queries/list-cache';
import { appendPage, nextCursorOf, refreshPage, startList } from '@/lib/queries/paged-list';
import type { ToolsList, ToolsPage } from '@/lib/queries/tool-summary';
import { formatToolsFilter, type ToolsFilter } from '@/lib/queries/tools-filter';

const FRESH_MS = 15_000;

const fetchPage = (
  workspaceId: string,
  filter: ToolsFilter,
  cursor: string | null,
  signal?: AbortSignal,
): Promise<ToolsPage> => {
  const parameters = formatToolsFilter(filter);
  parameters.set('workspace_id', workspaceId);
  if (cursor !== null) {
    parameters.set('cursor', cursor);
  }
  return fetchJson<ToolsPage>(`/api/tools?${parameters}`, signal);
};

/**
 * The list as far as it is loaded. Reading it again reads the first page and the one on screen (`shownPage`), not the
 * hundreds that may be loaded: each counts against the API's rate limit. `loadNextTools` makes it longer.
 */
export const toolsQuery = (workspaceId: string, filter: ToolsFilter, shownPage: () => number = () => 0) =>
  queryOptions({
    queryKey: keys.tools.list(workspaceId, filter),
    queryFn: async ({ client, queryKey, signal }): Promise<ToolsList> => {
      const known = client.getQueryData<ToolsList>(queryKey);
      if (!known) {
        return startList(await fetchPage(workspaceId, filter, null, signal));
      }
      const cursors = [...new Set([null, known.pageParams[shownPage()] ?? null])];
      const fresh = await Promise.all(
        cursors.map(async (cursor) => ({
          cursor,
          page: await fetchPage(workspaceId, filter, cursor, signal),
        })),
      );
      return fresh.reduceRight(
        (list, { cursor, page }) => refreshPage(list, cursor, page),
        client.getQueryData<ToolsList>(queryKey) ?? known,
      );
    },
    staleTime: FRESH_MS,
    // Whoever shows the list says at once what is wrong, and asks again while saying it.
    retry: false,
  });

/** Reads the next page into the list. Fails with a `ProblemError`, or the abort it was given. */
export const loadNextTools = async (
  queries: QueryClient,
  workspaceId: string,
  filter: ToolsFilter,
  signal: AbortSignal,
): Promise<void> => {
  const queryKey = keys.tools.list(workspaceId, filter);
  const list = queries.getQueryData<ToolsList>(queryKey);
  const cursor = list ? nextCursorOf(list) : null;
  if (cursor === null) {
    return;
  }
  const page = await fetchPage(workspaceId, filter, cursor, signal);
  changeList<ToolsList>(queries, queryKey, (known) => appendPage(known, cursor, page));
};

/** How many tools match. Needs the `list-filters` extension. */
export const toolsCountQuery = (workspaceId: string, filter: ToolsFilter) =>
  queryOptions({
    queryKey: keys.tools.count(workspaceId, filter),
    queryFn: ({ signal }) => {
      const parameters = formatToolsFilter({ ...filter, sort: '-created_at' });
      parameters.set('workspace_id', workspaceId);
      return fetchJson<{ count: number }>(`/api/tools/count?${parameters}`, signal);
    },
    staleTime: FRESH_MS,
  });
