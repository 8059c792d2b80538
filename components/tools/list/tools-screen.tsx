'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useEffect, useMemo, useRef } from 'react';
import { countOf, inDigits } from '@/components/list/count-words';
import { ListProblem } from '@/components/list/list-problem';
import { ListSkeleton } from '@/components/list/list-skeleton';
import { useUrlFilter } from '@/components/list/use-url-filter';
import { BulkDock } from '@/components/tools/list/bulk-dock';
import { NoMatches } from '@/components/tools/list/no-matches';
import { ToolList } from '@/components/tools/list/tool-list';
import { ToolsHeader } from '@/components/tools/list/tools-header';
import { ToolsToolbar } from '@/components/tools/list/tools-toolbar';
import { usePrefetched } from '@/components/tools/list/use-prefetched';
import { listId, useShownList } from '@/components/tools/list/use-shown-list';
import { announce } from '@/components/ui/live-region';
import { Progress } from '@/components/ui/progress';
import { useApi } from '@/lib/queries/api';
import { hasExtension } from '@/lib/queries/api-info';
import { itemsOf, nextCursorOf } from '@/lib/queries/paged-list';
import { toolsCountQuery } from '@/lib/queries/tools';
import { formatToolsFilter, isNarrowed, NO_FILTER, parseToolsFilter } from '@/lib/queries/tools-filter';
import type { PrefetchedTools } from '@/lib/queries/tools-prefetch';

const NoneYet = dynamic(() => import('@/components/tools/list/none-yet').then((loaded) => loaded.NoneYet), {
  loading: () => <ListSkeleton label="Loading tools" first="w-4" />,
});

const READ_ONLY = 'Your token may only read. To change tools, sign in with a token of scope write.';

const ADDRESS = { path: '/tools', parse: parseToolsFilter, format: formatToolsFilter };

const SCREEN = 'flex h-[calc(100dvh-var(--shell-top)-var(--shell-bottom))] min-h-96 flex-col';

/** Has the number of matches read aloud when a search or a filter has its answer. */
const useAnnouncedCount = (id: string, words: string | null) => {
  const announced = useRef(id);
  useEffect(() => {
    if (words !== null && announced.current !== id) {
      announced.current = id;
      announce(words);
    }
  }, [id, words]);
};

export function ToolsScreen({ prefetched }: { prefetched: PrefetchedTools | null }) {
  usePrefetched(prefetched);
  const api = useApi();
  const filtersAtApi = hasExtension(api, 'list-filters');
  const [filter, changeFilter] = useUrlFilter(ADDRESS);
  const shown = useShownList({ workspaceId: api.workspaceId, filter, filtersAtApi }, prefetched);
  const screen = useRef<HTMLDivElement>(null);
  const searchRef = useRef<HTMLInputElement>(null);
  const { subject, list, problem } = shown;

  const counted = useQuery({
    ...toolsCountQuery(subject.workspaceId, subject.filter),
    enabled: filtersAtApi,
    placeholderData: keepPreviousData,
  }).data?.count;
  const loaded = useMemo(() => (list ? itemsOf(list).length : null), [list]);
  const complete = list !== null && nextCursorOf(list) === null;
  const count = complete ? loaded : (counted ?? null);
  const countWords = count !== null ? inDigits(count) : loaded === null ? null : `${inDigits(loaded)}+`;
  useAnnouncedCount(
    listId(subject),
    count === null || !isNarrowed(subject.filter) ? null : `${countOf(count, 'tool')} found`,
  );

  const clearFilters = () => {
    changeFilter({ ...NO_FILTER, sort: filter.sort });
    searchRef.current?.focus();
  };
  const mayWrite = api.scope !== 'read';
  const noneYet = complete && loaded === 0 && !isNarrowed(subject.filter);
  const body = () => {
    if (problem) {
      return (
        <ListProblem
          title="The tools could not be read"
          problem={problem}
          onRetry={shown.retry}
          retrying={shown.retrying}
        />
      );
    }
    if (list === null) {
      return <ListSkeleton label="Loading tools" first="w-4" />;
    }
    if (complete && loaded === 0) {
      return (
        <div className="min-h-0 flex-1 overflow-y-auto">
          {noneYet ? (
            <NoneYet mayWrite={mayWrite} />
          ) : (
            <NoMatches filter={subject.filter} onClear={clearFilters} />
          )}
        </div>
      );
    }
    return (
      <ToolList
        key={listId(subject)}
        id={listId(subject)}
        subject={subject}
        count={count}
        busy={shown.busy}
        unavailable={mayWrite ? undefined : READ_ONLY}
        searchRef={searchRef}
      />
    );
  };
  return (
    <div ref={screen} className={SCREEN}>
      <ToolsHeader count={countWords} mayWrite={mayWrite && !noneYet} />
      {!noneYet && (
        <ToolsToolbar
          filter={filter}
          onChange={changeFilter}
          filtersAtApi={filtersAtApi}
          searchRef={searchRef}
          onLeave={() =>
            screen.current?.querySelector<HTMLElement>('[data-tool-row] a[tabindex="0"]')?.focus()
          }
        />
      )}
      {shown.busy && (
        <div className="relative z-20 h-0 animate-fade [animation-delay:300ms] [animation-fill-mode:backwards]">
          <Progress label="Loading tools" />
        </div>
      )}
      {body()}
      <BulkDock />
    </div>
  );
}
