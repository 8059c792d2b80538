'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { retryWhilePassing } from '@/components/list/passing-problem';
import { useMorePages } from '@/components/list/use-more-pages';
import { problemOf } from '@/lib/queries/fetch-json';
import { keys } from '@/lib/queries/keys';
import { itemsOf, nextCursorOf, pageAt, scannedOf } from '@/lib/queries/paged-list';
import type { ToolsList } from '@/lib/queries/tool-summary';
import { loadNextTools, toolsQuery } from '@/lib/queries/tools';
import { isNarrowed, NO_FILTER, type ToolsFilter } from '@/lib/queries/tools-filter';

export type ListSubject = {
  workspaceId: string;
  filter: ToolsFilter;
  /** Whether the API itself searches, filters, sorts and counts. */
  filtersAtApi: boolean;
};

const NOTHING_LOADED: ToolsList = { pages: [], pageParams: [] };

/**
 * The tools of a list as far as they are loaded, and more of them while they are wanted: because the end is near,
 * because all of them are to be ticked, or because a search reads page by page.
 */
export const useLoadedTools = ({ workspaceId, filter, filtersAtApi }: ListSubject) => {
  const queries = useQueryClient();
  const firstShown = useRef(0);
  const [nearEnd, setNearEnd] = useState(false);
  const [gathering, setGathering] = useState(false);
  const [searchStopped, setSearchStopped] = useState(false);

  const query = useQuery({
    ...toolsQuery(workspaceId, filter, () => {
      const known = queries.getQueryData<ToolsList>(keys.tools.list(workspaceId, filter));
      return known ? pageAt(known, firstShown.current) : 0;
    }),
    refetchInterval: retryWhilePassing,
  });
  const list = query.data ?? NOTHING_LOADED;
  const tools = useMemo(() => itemsOf(list), [list]);
  const hasMore = nextCursorOf(list) !== null;
  const searching = !filtersAtApi && isNarrowed(filter);
  const wanted = searching ? !searchStopped : nearEnd;
  const { more, retry } = useMorePages(
    (signal) => loadNextTools(queries, workspaceId, filter, signal),
    hasMore && (wanted || gathering),
  );

  const everything = queries.getQueryData<ToolsList>(keys.tools.list(workspaceId, NO_FILTER));
  const scan = searching
    ? {
        searched: scannedOf(list),
        known: everything ? scannedOf(everything) : 0,
        orMore: !everything || nextCursorOf(everything) !== null,
        stopped: searchStopped && !gathering,
        onStop: setSearchStopped,
      }
    : null;
  return {
    tools,
    hasMore,
    more,
    retry,
    scan,
    gathering,
    setGathering,
    setNearEnd,
    firstShown,
    outdated: query.isRefetchError ? problemOf(query.error) : null,
    refetch: () => void query.refetch(),
  };
};
