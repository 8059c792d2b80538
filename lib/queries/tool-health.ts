import { queryOptions } from '@tanstack/react-query';
import type { ToolHealth } from '@/lib/contract/run';
import { fetchJson } from '@/lib/queries/fetch-json';
import { keys } from '@/lib/queries/keys';

const ASK_AGAIN_MS = 30_000;

/** How the last runs of these tools ended; at most 100 ids. Needs the `runs` extension. */
export const toolHealthQuery = (workspaceId: string, ids: readonly string[]) =>
  queryOptions({
    queryKey: keys.runs.health(workspaceId, ids),
    queryFn: ({ signal }) =>
      fetchJson<ToolHealth[]>(
        `/api/runs/health?${new URLSearchParams({ workspace_id: workspaceId, ids: ids.join(',') })}`,
        signal,
      ),
    staleTime: 15_000,
    refetchInterval: ASK_AGAIN_MS,
    retry: false,
  });
