import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { cancelRun } from '@/lib/actions/run';
import type { Page } from '@/lib/contract/envelope';
import { parseJson, stringifyJson } from '@/lib/contract/json';
import type { Run, RunSummary, ToolHealth } from '@/lib/contract/run';
import { callAction } from '@/lib/queries/call-action';
import { fetchJson } from '@/lib/queries/fetch-json';
import { keys } from '@/lib/queries/keys';
import { formatRunsFilter, type RunsFilter } from '@/lib/queries/runs-filter';

const EXACT = { parse: parseJson, stringify: stringifyJson };

/** One run, whole. Needs the `runs` extension, as everything here. */
export const runQuery = (id: string) =>
  queryOptions({
    queryKey: keys.runs.detail(id),
    queryFn: ({ signal }) => fetchJson<Run>(`/api/runs/${encodeURIComponent(id)}`, signal, undefined, EXACT),
    // A run that is over does not change any more.
    staleTime: ({ state }) => (state.data && state.data.state !== 'running' ? Number.POSITIVE_INFINITY : 0),
  });

/** The history, newest first, page by page. */
export const runsQuery = (workspaceId: string, filter: RunsFilter) =>
  infiniteQueryOptions({
    queryKey: keys.runs.list(workspaceId, filter),
    queryFn: ({ pageParam, signal }) => {
      const parameters = formatRunsFilter(filter);
      parameters.set('workspace_id', workspaceId);
      parameters.set('limit', '50');
      if (pageParam !== null) {
        parameters.set('cursor', pageParam);
      }
      return fetchJson<Page<RunSummary>>(`/api/runs?${parameters}`, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => (page.has_more ? page.next_cursor : null),
    staleTime: 5_000,
  });

/** How the last runs of these tools ended; at most 100 ids. */
export const toolHealthQuery = (workspaceId: string, ids: readonly string[]) =>
  queryOptions({
    queryKey: keys.runs.health(workspaceId, ids),
    queryFn: ({ signal }) =>
      fetchJson<ToolHealth[]>(
        `/api/runs/health?${new URLSearchParams({ workspace_id: workspaceId, ids: ids.join(',') })}`,
        signal,
      ),
    enabled: ids.length > 0,
    staleTime: 15_000,
  });

/** For a run that goes on elsewhere: the Test tab ends its own by no longer listening. */
export const useCancelRun = () => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => callAction(() => cancelRun({ id })),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.runs.all }),
  });
};
