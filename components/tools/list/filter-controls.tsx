'use client';

import { classNames } from '@/components/ui/class-names';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import type { ToolSort } from '@/lib/contract/tool';
import { NO_FILTER, type ToolsFilter } from '@/lib/queries/tools-filter';

type Option = { value: string; label: string };
type Control = {
  field: keyof ToolsFilter;
  label: string;
  options: readonly Option[];
  read: (filter: ToolsFilter) => string;
  write: (value: string) => Partial<ToolsFilter>;
};

const wordOf = (value: boolean | null) => (value === null ? '' : String(value));
const booleanOf = (word: string) => (word === '' ? null : word === 'true');

const NARROWING: readonly Control[] = [
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

const SORT: Control = {
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

export function FilterControls({ filter, onChange, sortable, stacked = false }: FilterControlsProps) {
  const controls = sortable ? [...NARROWING, SORT] : NARROWING;
  return controls.map((control) => (
    <Field key={control.field} label={control.label} labelHidden={!stacked}>
      <Select
        value={control.read(filter)}
        onChange={(event) => onChange(control.write(event.target.value))}
        className={classNames(
          stacked ? 'w-full' : 'w-36',
          filter[control.field] !== NO_FILTER[control.field] &&
            '[&>select]:border-accent [&>select]:font-medium',
        )}
      >
        {control.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
    </Field>
  ));
}
