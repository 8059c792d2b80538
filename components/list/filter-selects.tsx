'use client';

import { classNames } from '@/components/ui/class-names';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';

/** One choice that narrows or sorts a list; the value `''` is "any". */
export type FilterSelect<Filter> = {
  field: keyof Filter;
  label: string;
  options: readonly { value: string; label: string }[];
  read: (filter: Filter) => string;
  write: (value: string) => Partial<Filter>;
};

type FilterSelectsProps<Filter> = {
  selects: readonly FilterSelect<Filter>[];
  filter: Filter;
  /** The filter that leaves nothing out. */
  blank: Filter;
  onChange: (change: Partial<Filter>) => void;
  /** One under the other with their labels in sight, for a panel. */
  stacked?: boolean;
};

export function FilterSelects<Filter>(props: FilterSelectsProps<Filter>) {
  const { selects, filter, blank, onChange, stacked = false } = props;
  return selects.map(({ field, label, options, read, write }) => (
    <Field key={String(field)} label={label} labelHidden={!stacked}>
      <Select
        value={read(filter)}
        onChange={(event) => onChange(write(event.target.value))}
        className={classNames(
          stacked ? 'w-full' : 'w-36',
          filter[field] !== blank[field] && '[&>select]:border-accent [&>select]:font-medium',
        )}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </Field>
  ));
}
