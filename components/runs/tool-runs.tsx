'use client';

import { useQueryClient } from '@tanstack/react-query';
import { Activity } from 'lucide-react';
import { useEffect, useState } from 'react';
import { OutdatedNotice } from '@/components/list/outdated-notice';
import { NewRuns } from '@/components/runs/new-runs';
import { ToolRunItem } from '@/components/runs/tool-run-item';
import { useNow } from '@/components/runs/use-now';
import { useShownRuns } from '@/components/runs/use-shown-runs';
import { ProblemNotice } from '@/components/shell/problem-notice';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import type { Arguments } from '@/lib/contract/run';
import { useApi } from '@/lib/queries/api';
import { keys } from '@/lib/queries/keys';
import { changeList } from '@/lib/queries/list-cache';
import { formatRunsFilter, NO_RUNS_FILTER, type RunsFilter } from '@/lib/queries/runs-filter';
import { type RunsList, runsOf, takeWaiting } from '@/lib/queries/runs-list';

const SHOWN = 20;
const SKELETON_ROWS = [0, 1, 2, 3];

type ToolRunsProps = {
  toolId: string;
  /** Takes what a run was given into the Test tab. */
  onUseArguments: (args: Arguments) => void;
};

/** The last runs of one tool, beside its code. */
export function ToolRuns({ toolId, onUseArguments }: ToolRunsProps) {
  const queries = useQueryClient();
  const { workspaceId } = useApi();
  const filter: RunsFilter = { ...NO_RUNS_FILTER, toolId };
  const { list, problem, retry, retrying } = useShownRuns({ workspaceId, filter });
  const [opened, setOpened] = useState<string | null>(null);
  const now = useNow();

  const showNew = () =>
    changeList<RunsList>(queries, keys.runs.list(workspaceId, { ...NO_RUNS_FILTER, toolId }), takeWaiting);
  // New runs come in by themselves, unless one is being read: that would be pushed away.
  const takesNew = opened === null && list !== null && list.waiting !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are taken when they are there, whoever renders
  useEffect(() => {
    if (takesNew) {
      showNew();
    }
  }, [takesNew]);

  if (list === null) {
    return problem ? (
      <div className="p-3">
        <ProblemNotice
          title="The runs could not be read"
          problem={problem}
          onRetry={retry}
          retrying={retrying}
        />
      </div>
    ) : (
      <Loading label="Loading runs">
        {SKELETON_ROWS.map((row) => (
          <div key={row} className="flex flex-col gap-2 border-b px-3 py-2">
            <Skeleton className="w-40" />
            <Skeleton className="w-64" />
          </div>
        ))}
      </Loading>
    );
  }
  const runs = runsOf(list).slice(0, SHOWN);
  if (runs.length === 0) {
    return (
      <EmptyState icon={<Activity aria-hidden />} title="No runs yet">
        Nobody has run this tool, or not since its runs are kept.
      </EmptyState>
    );
  }
  return (
    <>
      {problem && <OutdatedNotice problem={problem} onRetry={retry} />}
      <div className="sticky top-0 z-20 flex h-0 justify-center pt-1">
        {!takesNew && <NewRuns list={list} onShow={showNew} />}
      </div>
      <ol aria-label="Last runs of this tool">
        {runs.map((run) => (
          <ToolRunItem
            key={run.id}
            run={run}
            now={now}
            open={opened === run.id}
            onToggle={() => setOpened(opened === run.id ? null : run.id)}
            onUseArguments={onUseArguments}
          />
        ))}
      </ol>
      <div className="p-3">
        <LinkButton size="small" href={`/runs?${formatRunsFilter(filter)}`} prefetch={false}>
          All runs of this tool
        </LinkButton>
      </div>
    </>
  );
}
