'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { ListProblem } from '@/components/list/list-problem';
import { ListSkeleton } from '@/components/list/list-skeleton';
import { ListToolbar } from '@/components/list/list-toolbar';
import { useUrlFilter } from '@/components/list/use-url-filter';
import { rememberList } from '@/components/runs/last-list';
import { NewRuns } from '@/components/runs/new-runs';
import { RunFilters } from '@/components/runs/run-filters';
import { RunList, type RunListHandle } from '@/components/runs/run-list';
import { NoHistory, NoRunsMatch, NoRunsYet } from '@/components/runs/runs-empty';
import { ToolFilter } from '@/components/runs/tool-filter';
import { runsListId, useShownRuns } from '@/components/runs/use-shown-runs';
import { Progress } from '@/components/ui/progress';
import { useApi } from '@/lib/queries/api';
import { hasExtension } from '@/lib/queries/api-info';
import { keys } from '@/lib/queries/keys';
import { changeList } from '@/lib/queries/list-cache';
import {
  formatRunsFilter,
  isRunsFilterNarrow,
  NO_RUNS_FILTER,
  parseRunsFilter,
} from '@/lib/queries/runs-filter';
import { hasMoreRuns, type RunsList, runsOf, takeWaiting } from '@/lib/queries/runs-list';
import { keepPrefetchedRuns, type PrefetchedRuns } from '@/lib/queries/runs-prefetch';

const ADDRESS = { path: '/runs', parse: parseRunsFilter, format: formatRunsFilter };

/** Who ran what, when and how it ended; or that this API does not tell. */
export function RunsScreen({ prefetched }: { prefetched: PrefetchedRuns | null }) {
  const api = useApi();
  return hasExtension(api, 'runs') ? (
    <History workspaceId={api.workspaceId} prefetched={prefetched} />
  ) : (
    <NoHistory />
  );
}

type HistoryProps = { workspaceId: string; prefetched: PrefetchedRuns | null };

function History({ workspaceId, prefetched }: HistoryProps) {
  const queries = useQueryClient();
  // While drawing, like hydration does: the first rows have to be there in the first picture.
  useMemo(() => prefetched && keepPrefetchedRuns(queries, prefetched), [queries, prefetched]);
  const [filter, changeFilter] = useUrlFilter(ADDRESS);
  const shown = useShownRuns({ workspaceId, filter });
  const { subject, list, busy, problem } = shown;
  const runList = useRef<RunListHandle>(null);
  const toolButton = useRef<HTMLButtonElement>(null);

  // Nobody reads an empty list, so nothing has to wait there.
  const isEmpty = list !== null && runsOf(list).length === 0 && !hasMoreRuns(list);
  const fillsUp = isEmpty && list.waiting !== null;
  useEffect(() => {
    if (fillsUp) {
      changeList<RunsList>(queries, keys.runs.list(subject.workspaceId, subject.filter), takeWaiting);
    }
  }, [fillsUp, queries, subject]);

  useEffect(() => rememberList(formatRunsFilter(filter)), [filter]);

  const openToolFilter = () => toolButton.current?.click();
  const clearFilters = () => {
    changeFilter(NO_RUNS_FILTER);
    toolButton.current?.focus();
  };
  const body = () => {
    if (list === null) {
      return problem ? (
        <ListProblem
          title="The runs could not be read"
          problem={problem}
          onRetry={shown.retry}
          retrying={shown.retrying}
        />
      ) : (
        <ListSkeleton label="Loading runs" first="w-20" />
      );
    }
    if (isEmpty) {
      return (
        <div className="min-h-0 flex-1 overflow-y-auto">
          {isRunsFilterNarrow(subject.filter) ? (
            <NoRunsMatch filter={subject.filter} onClear={clearFilters} />
          ) : (
            <NoRunsYet />
          )}
        </div>
      );
    }
    return (
      <RunList
        key={runsListId(subject)}
        subject={subject}
        list={list}
        busy={busy}
        outdated={problem && { problem, onRetry: shown.retry }}
        onFirstShown={shown.onFirstShown}
        focusSearch={openToolFilter}
        ref={runList}
      />
    );
  };
  const noneYet = isEmpty && !isRunsFilterNarrow(filter) && !busy;
  return (
    <div className="flex h-[calc(100dvh-var(--shell-top)-var(--shell-bottom))] min-h-96 flex-col">
      <div className="flex h-12 shrink-0 items-center justify-between gap-2 px-3 md:px-4">
        <h1 className="font-semibold text-lg">Runs</h1>
        {list && !isEmpty && !busy && <NewRuns list={list} onShow={() => runList.current?.showNew()} />}
      </div>
      {!noneYet && (
        <ListToolbar
          label="Runs"
          lead={
            <ToolFilter
              workspaceId={workspaceId}
              toolId={filter.toolId}
              onChange={(toolId) => changeFilter({ toolId })}
              buttonRef={toolButton}
            />
          }
          filters={(stacked) => <RunFilters filter={filter} onChange={changeFilter} stacked={stacked} />}
          narrowed={[filter.state, filter.source, filter.range].filter((part) => part !== null).length}
          onClear={isRunsFilterNarrow(filter) ? clearFilters : null}
        />
      )}
      {busy && (
        <div className="relative z-20 h-0 animate-fade [animation-delay:300ms] [animation-fill-mode:backwards]">
          <Progress label="Loading runs" />
        </div>
      )}
      {body()}
    </div>
  );
}
