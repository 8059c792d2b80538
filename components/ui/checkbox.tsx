'use client';

import { Check, Minus } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';
import { useFieldControl } from '@/components/ui/field';

type CheckboxProps = {
  /** Some but not all of what it stands for. */
  indeterminate?: boolean;
  /** Shown beside it. Without it, give an `aria-label`. */
  label?: ReactNode;
} & Omit<ComponentProps<'input'>, 'type'>;

export function Checkbox({ indeterminate = false, label, className, ...rest }: CheckboxProps) {
  const { 'aria-required': _, ...field } = useFieldControl();
  return (
    <label className={classNames('inline-flex min-h-6 min-w-6 items-center gap-2', className)}>
      <span className="relative m-1 inline-flex size-4 shrink-0">
        <input
          {...field}
          {...rest}
          ref={(element) => {
            if (element) {
              element.indeterminate = indeterminate;
            }
          }}
          type="checkbox"
          className="peer size-4 appearance-none rounded-sm border border-line-strong bg-surface-raised checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent disabled:opacity-50"
        />
        {rest.checked !== false && (
          <Check
            aria-hidden
            strokeWidth={3}
            className="pointer-events-none absolute inset-0.5 size-3 text-on-accent opacity-0 peer-checked:opacity-100 peer-indeterminate:opacity-0"
          />
        )}
        {indeterminate && (
          <Minus
            aria-hidden
            strokeWidth={3}
            className="pointer-events-none absolute inset-0.5 size-3 text-on-accent"
          />
        )}
      </span>
      {label !== undefined && <span className="text-sm">{label}</span>}
    </label>
  );
}
