import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';

/** The shape of what is coming; size it with `className`. Hidden from assistive technology: say "Loading" once around. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden className={classNames('block h-4 animate-breathe rounded-sm bg-ink/10', className)} />
  );
}

/** Around skeletons: says once what is loading. */
export function Loading({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div role="status">
      <span className="sr-only">{label}</span>
      {children}
    </div>
  );
}
