import type { ComponentProps, ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';

export type BadgeTone = 'neutral' | 'accent' | 'valid' | 'stale' | 'invalid';

const TONES: Record<BadgeTone, string> = {
  neutral: 'bg-surface-sunken text-ink-muted ring-line',
  accent: 'bg-accent-soft text-accent ring-transparent',
  valid: 'bg-valid-soft text-valid ring-transparent',
  stale: 'bg-stale-soft text-stale ring-transparent',
  invalid: 'bg-invalid-soft text-invalid ring-transparent',
};

/** A few words about a thing's state. The colour only repeats what the words or the icon say. */
export function Badge({
  tone = 'neutral',
  icon,
  className,
  children,
  ...rest
}: { tone?: BadgeTone; icon?: ReactNode } & ComponentProps<'span'>) {
  return (
    <span
      {...rest}
      className={classNames(
        'inline-flex h-5 shrink-0 items-center gap-1 whitespace-nowrap rounded-sm px-1.5 font-medium text-xs ring-1 ring-inset [&>svg]:size-3',
        TONES[tone],
        className,
      )}
    >
      {icon}
      {children}
    </span>
  );
}
