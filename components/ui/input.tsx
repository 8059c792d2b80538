'use client';

import type { ComponentProps } from 'react';
import { classNames } from '@/components/ui/class-names';
import { useFieldControl } from '@/components/ui/field';

/** The edge, ground and states that every text control shares. */
export const CONTROL =
  'w-full min-w-0 rounded border border-line-strong bg-surface-raised text-ink text-sm transition-colors duration-100 [&:is(input,textarea):read-only]:bg-surface-sunken focus-visible:outline-offset-0 disabled:cursor-default disabled:bg-surface-sunken disabled:text-ink-faint aria-invalid:border-invalid';

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return (
    <input
      autoComplete="off"
      {...useFieldControl()}
      {...rest}
      className={classNames(CONTROL, 'h-8 px-2', className)}
    />
  );
}

/** Grows with its text where the browser can, from `rows` up. */
export function Textarea({ className, rows = 3, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea
      {...useFieldControl()}
      {...rest}
      rows={rows}
      className={classNames(CONTROL, 'field-sizing-content max-h-80 resize-y px-2 py-1.5', className)}
    />
  );
}
