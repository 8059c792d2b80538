'use client';

import { useQuery } from '@tanstack/react-query';
import { RetentionForm } from '@/components/settings/retention-form';
import { ProblemNotice } from '@/components/shell/problem-notice';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import { useApi } from '@/lib/queries/api';
import { problemOf } from '@/lib/queries/fetch-json';
import { workspaceRunSettingsQuery } from '@/lib/queries/run-settings';

/** For how long this workspace keeps its runs. */
export function RunHistory() {
  const { workspaceId, workspaces } = useApi();
  const settings = useQuery(workspaceRunSettingsQuery(workspaceId));
  const workspace = workspaces.find(({ id }) => id === workspaceId)?.name ?? 'this workspace';
  const body = () => {
    if (settings.data) {
      return (
        <RetentionForm
          // Saved elsewhere, it shows what is true now; what is being typed stays otherwise.
          key={settings.data.retention_days}
          workspaceId={workspaceId}
          days={settings.data.retention_days}
        />
      );
    }
    if (settings.isPending) {
      return (
        <Loading label="Loading the run history setting">
          <Skeleton className="h-8 w-64" />
        </Loading>
      );
    }
    return (
      <ProblemNotice
        title="The setting could not be read"
        problem={problemOf(settings.error)}
        onRetry={() => void settings.refetch()}
        retrying={settings.isFetching}
      />
    );
  };
  return (
    <section aria-labelledby="run-history" className="flex flex-col gap-2">
      <div>
        <h2 id="run-history" className="font-semibold text-base">
          Run history
        </h2>
        <p className="text-ink-muted">
          Every run of {workspace} is kept with its arguments, its result and its logs, and deleted when it is
          older than this.
        </p>
      </div>
      {body()}
    </section>
  );
}
