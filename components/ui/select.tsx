'use client';

import { ChevronsUpDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classNames } from '@/components/ui/class-names';
import { useFieldControl } from '@/components/ui/field';
import { CONTROL } from '@/components/ui/input';

/** The browser's own select, dressed: the best one on a phone and with a keyboard. Options are `<option>`s. */
export function Select({ className, children, ...rest }: ComponentProps<'select'>) {
  return (
    <span className={classNames('relative inline-flex min-w-0', className)}>
      <select
        {...useFieldControl()}
        {...rest}
        className={classNames(CONTROL, 'h-8 appearance-none truncate pr-7 pl-2')}
      >
        {children}
      </select>
      <ChevronsUpDown
        aria-hidden
        className="pointer-events-none absolute top-2 right-2 size-4 text-ink-faint"
      />
    </span>
  );
}
