'use client';

import type { ComponentProps } from 'react';
import { classNames } from '@/components/ui/class-names';
import { useFieldControl } from '@/components/ui/field';

type SwitchProps = {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  /** Its name, when no Field and no `aria-labelledby` names it. */
  label?: string;
} & Omit<ComponentProps<'button'>, 'role' | 'type' | 'onClick' | 'children'>;

/** On or off, at once. Its target is 24 px high and wider than the drawing. */
export function Switch({ checked, onCheckedChange, label, className, ...rest }: SwitchProps) {
  const { 'aria-required': _, ...field } = useFieldControl();
  return (
    <button
      aria-label={label}
      {...field}
      {...rest}
      type="button"
      role="switch"
      aria-checked={checked}
      onClick={() => {
        if (!rest['aria-disabled']) {
          onCheckedChange(!checked);
        }
      }}
      className={classNames(
        'group inline-flex h-6 w-9 shrink-0 items-center justify-center rounded-full disabled:cursor-default disabled:opacity-50 aria-disabled:cursor-default aria-disabled:opacity-50',
        className,
      )}
    >
      <span className="relative h-4 w-7 rounded-full border border-line-strong bg-surface-sunken transition-colors duration-100 group-aria-checked:border-accent group-aria-checked:bg-accent">
        <span className="absolute top-0.5 left-0.5 size-2.5 rounded-full bg-line-strong transition-transform duration-100 group-aria-checked:translate-x-3 group-aria-checked:bg-on-accent" />
      </span>
    </button>
  );
}
