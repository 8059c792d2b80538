import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { fetchJson } from '@/lib/queries/fetch-json';
import { keys } from '@/lib/queries/keys';
import type { ToolsPage } from '@/lib/queries/tool-summary';
import { formatToolsFilter, type ToolsFilter } from '@/lib/queries/tools-filter';

/** The path of one page, as `app/api/tools` reads it. */
const pagePath = (workspaceId: string, filter: ToolsFilter, cursor: string | null) => {
  const parameters = formatToolsFilter(filter);
  parameters.set('workspace_id', workspaceId);
  if (cursor !== null) {
    parameters.set('cursor', cursor);
  }
  return `/api/tools?${parameters}`;
};

export const toolsQuery = (workspaceId: string, filter: ToolsFilter) =>
  infiniteQueryOptions({
    queryKey: keys.tools.list(workspaceId, filter),
    queryFn: ({ pageParam, signal }) =>
      fetchJson<ToolsPage>(pagePath(workspaceId, filter, pageParam), signal),
    initialPageParam: null as string | null,
    getNextPageParam: (lastPage) => lastPage.nextCursor,
    staleTime: 15_000,
  });

/** How many tools match. Needs the `list-filters` extension. */
export const toolsCountQuery = (workspaceId: string, filter: ToolsFilter) =>
  queryOptions({
    queryKey: keys.tools.count(workspaceId, filter),
    queryFn: ({ signal }) => {
      const parameters = formatToolsFilter({ ...filter, sort: '-created_at' });
      parameters.set('workspace_id', workspaceId);
      return fetchJson<{ count: number }>(`/api/tools/count?${parameters}`, signal);
    },
    staleTime: 15_000,
  });
