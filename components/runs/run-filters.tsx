'use client';

import { type FilterSelect, FilterSelects } from '@/components/list/filter-selects';
import { RUN_SOURCE_LABELS, RUN_STATE_LABELS } from '@/components/runs/run-words';
import { NO_RUNS_FILTER, parseRunsFilter, type RunsFilter, type RunsRange } from '@/lib/queries/runs-filter';

const RANGE_LABELS: Record<RunsRange, string> = {
  hour: 'Last hour',
  day: 'Last day',
  week: 'Last 7 days',
};

const optionsOf = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** What was chosen is read as it would be from the address: the one place that knows what is valid. */
const select = (
  field: Exclude<keyof RunsFilter, 'toolId'>,
  label: string,
  any: string,
  labels: Record<string, string>,
): FilterSelect<RunsFilter> => ({
  field,
  label,
  options: [{ value: '', label: any }, ...optionsOf(labels)],
  read: (filter) => filter[field] ?? '',
  write: (value) => ({ [field]: parseRunsFilter(new URLSearchParams({ [field]: value }))[field] }),
});

const SELECTS = [
  select('state', 'State', 'Any state', RUN_STATE_LABELS),
  select('source', 'Source', 'Any source', RUN_SOURCE_LABELS),
  select('range', 'Time', 'Any time', RANGE_LABELS),
];

type RunFiltersProps = {
  filter: RunsFilter;
  onChange: (change: Partial<RunsFilter>) => void;
  stacked: boolean;
};

export function RunFilters(props: RunFiltersProps) {
  return <FilterSelects selects={SELECTS} blank={NO_RUNS_FILTER} {...props} />;
}
