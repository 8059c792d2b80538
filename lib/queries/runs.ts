import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { Page } from '@/lib/contract/envelope';
import type { RunSummary } from '@/lib/contract/run';
import { fetchJson } from '@/lib/queries/fetch-json';
import { keys } from '@/lib/queries/keys';
import { changeList } from '@/lib/queries/list-cache';
import { appendPage, nextCursorOf, refreshPage } from '@/lib/queries/paged-list';
import { apiRunsFilter, type RunsFilter } from '@/lib/queries/runs-filter';
import { type RunsList, type RunsPage, receiveNewest, startRuns } from '@/lib/queries/runs-list';

/** What a screen shows, and the largest there is: whoever scrolls on needs more at once and fewer requests. */
export const FIRST_RUNS_PAGE = 50;
const NEXT_RUNS_PAGE = 100;

export const runsPageOf = ({ data, has_more, next_cursor }: Page<RunSummary>): RunsPage => ({
  items: data,
  nextCursor: has_more ? next_cursor : null,
  scanned: data.length,
});

const fetchPage = async (
  workspaceId: string,
  filter: RunsFilter,
  cursor: string | null,
  signal: AbortSignal,
): Promise<RunsPage> => {
  const parameters = new URLSearchParams({
    workspace_id: workspaceId,
    limit: String(cursor === null ? FIRST_RUNS_PAGE : NEXT_RUNS_PAGE),
    ...apiRunsFilter(filter, Date.now()),
    ...(cursor === null ? {} : { cursor }),
  });
  return runsPageOf(await fetchJson<Page<RunSummary>>(`/api/runs?${parameters}`, signal));
};

const pageAgain = (list: RunsList, cursor: string | null, page: RunsPage): RunsList =>
  cursor === null ? receiveNewest(list, page) : { ...list, shown: refreshPage(list.shown, cursor, page) };

/**
 * The history, newest first, as far as it is loaded. Reading it again reads the first page and the one on screen
 * (`shownPage`): each counts against the API's rate limit. Needs the `runs` extension, as everything here.
 */
export const runsQuery = (workspaceId: string, filter: RunsFilter, shownPage: () => number = () => 0) =>
  queryOptions({
    queryKey: keys.runs.list(workspaceId, filter),
    queryFn: async ({ client, queryKey, signal }): Promise<RunsList> => {
      const known = client.getQueryData<RunsList>(queryKey);
      if (!known) {
        return startRuns(await fetchPage(workspaceId, filter, null, signal));
      }
      const cursors = [...new Set([known.shown.pageParams[shownPage()] ?? null, null])];
      const fresh = await Promise.all(
        cursors.map(async (cursor) => ({
          cursor,
          page: await fetchPage(workspaceId, filter, cursor, signal),
        })),
      );
      return fresh.reduce(
        (list, { cursor, page }) => pageAgain(list, cursor, page),
        client.getQueryData<RunsList>(queryKey) ?? known,
      );
    },
    staleTime: 5_000,
    // Whoever shows the list says at once what is wrong, and asks again while saying it.
    retry: false,
  });

/** Reads the next page into the list. Fails with a `ProblemError`, or the abort it was given. */
export const loadNextRuns = async (
  queries: QueryClient,
  workspaceId: string,
  filter: RunsFilter,
  signal: AbortSignal,
): Promise<void> => {
  const queryKey = keys.runs.list(workspaceId, filter);
  const list = queries.getQueryData<RunsList>(queryKey);
  const cursor = list ? nextCursorOf(list.shown) : null;
  if (cursor === null) {
    return;
  }
  const page = await fetchPage(workspaceId, filter, cursor, signal);
  changeList<RunsList>(queries, queryKey, (known) => ({
    ...known,
    shown: appendPage(known.shown, cursor, page),
  }));
};
