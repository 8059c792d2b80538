'use client';

import { type ReactNode, useId } from 'react';
import { classNames } from '@/components/ui/class-names';

type SegmentedControlProps<Value extends string> = {
  /** Names the group; it is read aloud, not shown. */
  label: string;
  value: Value;
  options: readonly { value: Value; label: ReactNode; disabled?: boolean }[];
  onChange: (value: Value) => void;
  className?: string;
};

/** One of two to four, all in sight. Arrow keys move the choice: underneath they are radio buttons. */
export function SegmentedControl<Value extends string>({
  label,
  value,
  options,
  onChange,
  className,
}: SegmentedControlProps<Value>) {
  const name = useId();
  return (
    <fieldset className={classNames('inline-flex min-w-0 rounded border bg-surface-sunken p-0.5', className)}>
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className="relative inline-flex h-6.5 cursor-pointer items-center gap-1.5 rounded-sm border border-transparent px-2 font-medium text-ink-muted text-xs hover:text-ink has-checked:border-line has-disabled:cursor-default has-checked:bg-surface-raised has-disabled:text-ink-faint has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-focus"
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            disabled={option.disabled}
            onChange={() => onChange(option.value)}
            className="absolute inset-0 cursor-[inherit] appearance-none rounded-sm outline-none"
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
