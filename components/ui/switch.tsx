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

/** Track and knob are drawn by the button itself: a list may have dozens of them on screen. */
const LOOK =
  'relative inline-flex h-6 w-9 shrink-0 rounded-full disabled:cursor-default disabled:opacity-50 aria-disabled:cursor-default aria-disabled:opacity-50';
const TRACK =
  'before:absolute before:top-1 before:left-1 before:h-4 before:w-7 before:rounded-full before:border before:border-line-strong before:bg-surface-sunken before:transition-colors before:duration-100 aria-checked:before:border-accent aria-checked:before:bg-accent';
const KNOB =
  'after:absolute after:top-[7px] after:left-[7px] after:size-2.5 after:rounded-full after:bg-line-strong after:transition-transform after:duration-100 aria-checked:after:translate-x-3 aria-checked:after:bg-on-accent';

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
      className={classNames(LOOK, TRACK, KNOB, className)}
    />
  );
}
