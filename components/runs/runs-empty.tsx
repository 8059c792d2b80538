'use client';

import { Activity, SearchX } from 'lucide-react';
import { RUN_STATE_LABELS } from '@/components/runs/run-words';
import { Button, LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import type { RunSource } from '@/lib/contract/run';
import type { RunsFilter, RunsRange } from '@/lib/queries/runs-filter';

const GO_TO_TOOLS = <LinkButton href="/tools">Go to Tools</LinkButton>;

/** A workspace in which nothing ran, or nothing that is still kept. */
export function NoRunsYet() {
  return (
    <EmptyState icon={<Activity aria-hidden />} title="No runs yet" actions={GO_TO_TOOLS}>
      Every run of a tool is listed here, whoever asked for it. Open a tool and press Run in its Test tab.
    </EmptyState>
  );
}

const FROM: Record<RunSource, string> = {
  test: 'from the Test tab',
  api: 'through the API',
  agent: 'by agents',
  replay: 'from replays',
};
const WITHIN: Record<RunsRange, string> = {
  hour: 'in the last hour',
  day: 'in the last day',
  week: 'in the last 7 days',
};

/** The filter in words: "failed runs of this tool through the API in the last hour". */
export const describeRunsFilter = ({ toolId, state, source, range }: RunsFilter): string =>
  [
    state && RUN_STATE_LABELS[state].toLowerCase(),
    'runs',
    toolId && 'of this tool',
    source && FROM[source],
    range && WITHIN[range],
  ]
    .filter((part) => part !== null)
    .join(' ');

export function NoRunsMatch({ filter, onClear }: { filter: RunsFilter; onClear: () => void }) {
  return (
    <EmptyState
      icon={<SearchX aria-hidden />}
      title="No run matches"
      actions={<Button onClick={onClear}>Clear filters</Button>}
    >
      There are no {describeRunsFilter(filter)} in this workspace.
    </EmptyState>
  );
}

/** For the address of a page that this API has nothing for. */
export function NoHistory() {
  return (
    <EmptyState level={1} icon={<Activity aria-hidden />} title="No runs to show" actions={GO_TO_TOOLS}>
      This API keeps no run history that it would show.
    </EmptyState>
  );
}
