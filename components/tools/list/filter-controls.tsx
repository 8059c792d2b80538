'use client';

import { type FilterSelect, FilterSelects } from '@/components/list/filter-selects';
import type { ToolSort } from '@/lib/contract/tool';
import { NO_FILTER, type ToolsFilter } from '@/lib/queries/tools-filter';

const wordOf = (value: boolean | null) => (value === null ? '' : String(value));
const booleanOf = (word: string) => (word === '' ? null : word === 'true');

const NARROWING: readonly FilterSelect<ToolsFilter>[] = [
  {
    field: 'language',
    label: 'Language',
    options: [
      { value: '', label: 'Any language' },
      { value: 'python', label: 'Python' },
      { value: 'javascript', label: 'JavaScript' },
    ],
    read: ({ language }) => language ?? '',
    write: (value) => ({ language: value === 'python' || value === 'javascript' ? value : null }),
  },
  {
    field: 'validated',
    label: 'Validation',
    options: [
      { value: '', label: 'Any validation' },
      { value: 'true', label: 'Validated' },
      { value: 'false', label: 'Not validated' },
    ],
    read: ({ validated }) => wordOf(validated),
    write: (value) => ({ validated: booleanOf(value) }),
  },
  {
    field: 'enableGlobally',
    label: 'Enabled globally',
    options: [
      { value: '', label: 'Global or not' },
      { value: 'true', label: 'Enabled globally' },
      { value: 'false', label: 'Not globally' },
    ],
    read: ({ enableGlobally }) => wordOf(enableGlobally),
    write: (value) => ({ enableGlobally: booleanOf(value) }),
  },
];

const SORT: FilterSelect<ToolsFilter> = {
  field: 'sort',
  label: 'Sort',
  options: [
    { value: '-created_at', label: 'Newest first' },
    { value: 'created_at', label: 'Oldest first' },
    { value: 'name', label: 'Name A to Z' },
    { value: '-name', label: 'Name Z to A' },
  ],
  read: ({ sort }) => sort,
  write: (value) => ({ sort: value as ToolSort }),
};

export const narrowedFields = (filter: ToolsFilter): number =>
  NARROWING.filter(({ field }) => filter[field] !== NO_FILTER[field]).length;

type FilterControlsProps = {
  filter: ToolsFilter;
  onChange: (change: Partial<ToolsFilter>) => void;
  /** Only an API that can sort is asked to. */
  sortable: boolean;
  /** One under the other with their labels in sight, for a panel. */
  stacked?: boolean;
};

export function FilterControls({ sortable, ...rest }: FilterControlsProps) {
  return <FilterSelects selects={sortable ? [...NARROWING, SORT] : NARROWING} blank={NO_FILTER} {...rest} />;
}
