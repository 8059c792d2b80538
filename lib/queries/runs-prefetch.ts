import type { QueryClient } from '@tanstack/react-query';
import { keys } from '@/lib/queries/keys';
import type { RunsFilter } from '@/lib/queries/runs-filter';
import { type RunsList, type RunsPage, startRuns } from '@/lib/queries/runs-list';

/** What the server read for the first picture of the page. */
export type PrefetchedRuns = {
  workspaceId: string;
  filter: RunsFilter;
  page: RunsPage;
  readAtMs: number;
};

/** Only where nothing is yet: a list that is loaded keeps its length and its place, and reads itself again. */
export const keepPrefetchedRuns = (queries: QueryClient, prefetched: PrefetchedRuns): void => {
  const { workspaceId, filter, page, readAtMs: updatedAt } = prefetched;
  const queryKey = keys.runs.list(workspaceId, filter);
  if (!queries.getQueryData(queryKey)) {
    queries.setQueryData<RunsList>(queryKey, startRuns(page), { updatedAt });
  }
};
