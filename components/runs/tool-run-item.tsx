'use client';

import { useQuery } from '@tanstack/react-query';
import { ChevronRight } from 'lucide-react';
import { JsonTree } from '@/components/runs/json-tree';
import { RunAge } from '@/components/runs/run-age';
import { RunOutcome } from '@/components/runs/run-outcome';
import { RunStateBadge } from '@/components/runs/run-state-badge';
import { outcomeLine, tookWords, versionWords } from '@/components/runs/run-words';
import { Section } from '@/components/runtimes/section';
import { ProblemNotice } from '@/components/shell/problem-notice';
import { Button, LinkButton } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import { Loading, Skeleton } from '@/components/ui/skeleton';
import type { Arguments, RunSummary } from '@/lib/contract/run';
import { problemOf } from '@/lib/queries/fetch-json';
import { runQuery } from '@/lib/queries/run';

const WATCH_MS = 2_000;

type ToolRunItemProps = {
  run: RunSummary;
  now: number;
  open: boolean;
  onToggle: () => void;
  onUseArguments: (args: Arguments) => void;
};

/** One of a tool's last runs: a line, and on demand what it was given and what came of it. */
export function ToolRunItem({ run, now, open, onToggle, onUseArguments }: ToolRunItemProps) {
  const panelId = `run-${run.id}`;
  return (
    <li className="border-b">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={panelId}
        onClick={onToggle}
        className="flex w-full flex-col gap-1 px-3 py-2 text-left hover:bg-surface-sunken focus-visible:-outline-offset-2"
      >
        <span className="flex w-full items-center gap-2">
          <ChevronRight
            aria-hidden
            className={classNames('size-4 shrink-0 text-ink-faint', open && 'rotate-90')}
          />
          <RunStateBadge state={run.state} />
          <span className="font-mono text-ink-muted text-xs">{versionWords(run.tool_version)}</span>
          <span className="ml-auto flex gap-3 whitespace-nowrap text-ink-muted text-xs">
            <span>{tookWords(run)}</span>
            <RunAge timestamp={run.created_at} now={now} />
          </span>
        </span>
        {!open && <span className="w-full truncate pl-6 text-ink-muted">{outcomeLine(run)}</span>}
      </button>
      <div id={panelId}>{open && <OpenRun id={run.id} onUseArguments={onUseArguments} />}</div>
    </li>
  );
}

type OpenRunProps = { id: string; onUseArguments: (args: Arguments) => void };

function OpenRun({ id, onUseArguments }: OpenRunProps) {
  const { data, error, isPending, isFetching, refetch } = useQuery({
    ...runQuery(id),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? WATCH_MS : false),
  });
  if (data) {
    return (
      <div className="flex flex-col gap-4 px-3 pt-1 pb-4">
        <div className="flex flex-wrap gap-2">
          <Button size="small" look="primary" onClick={() => onUseArguments(data.arguments)}>
            Use these arguments
          </Button>
          <LinkButton size="small" href={`/runs/${encodeURIComponent(id)}`} prefetch={false}>
            Open this run
          </LinkButton>
        </div>
        <Section title="Arguments">
          <JsonTree value={data.arguments} label="Arguments" path="params" />
        </Section>
        <RunOutcome run={data} />
      </div>
    );
  }
  if (isPending) {
    return (
      <Loading label="Loading the run">
        <div className="flex flex-col gap-2 px-3 pt-1 pb-4">
          <Skeleton className="h-7 w-40" />
          <Skeleton className="h-16" />
        </div>
      </Loading>
    );
  }
  return (
    <div className="px-3 pb-3">
      <ProblemNotice
        title="The run could not be read"
        problem={problemOf(error)}
        onRetry={() => void refetch()}
        retrying={isFetching}
      />
    </div>
  );
}
