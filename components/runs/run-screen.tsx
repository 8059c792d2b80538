'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { RunDetails } from '@/components/runs/run-details';
import { RUN_STATE_LABELS } from '@/components/runs/run-words';
import { NoHistory } from '@/components/runs/runs-empty';
import { Unreadable } from '@/components/shell/unreadable';
import { announce } from '@/components/ui/live-region';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { useApi } from '@/lib/queries/api';
import { hasExtension } from '@/lib/queries/api-info';
import { problemOf } from '@/lib/queries/fetch-json';
import { runQuery } from '@/lib/queries/run';

const WATCH_MS = 2_000;

const TO_RUNS = { href: '/runs', label: 'Go to Runs' };

/** One run by its id, followed until it is over. */
export function RunScreen({ id }: { id: string }) {
  return hasExtension(useApi(), 'runs') ? <FollowedRun id={id} /> : <NoHistory />;
}

function FollowedRun({ id }: { id: string }) {
  const { data, error, isPending, isFetching, refetch } = useQuery({
    ...runQuery(id),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? WATCH_MS : false),
  });
  const ran = useRef(false);
  const state = data?.state;
  useEffect(() => {
    if (state && state !== 'running' && ran.current) {
      announce(`Run ${RUN_STATE_LABELS[state].toLowerCase()}`);
    }
    ran.current = state === 'running';
  }, [state]);
  if (data) {
    return <RunDetails run={data} />;
  }
  if (isPending) {
    return <RunPageSkeleton />;
  }
  return (
    <Unreadable
      subject="run"
      back={TO_RUNS}
      problem={problemOf(error)}
      retrying={isFetching}
      onRetry={() => void refetch()}
    >
      It may be older than this workspace keeps its runs, or belong to a workspace that your token does not
      cover.
    </Unreadable>
  );
}

export function RunPageSkeleton() {
  return (
    <Loading label="Loading the run">
      <div className="flex flex-col gap-4 p-4">
        <Skeleton className="h-8 w-72" />
        <Skeleton className="h-24 max-w-3xl" />
        <Skeleton className="h-40 max-w-3xl" />
      </div>
    </Loading>
  );
}
