import type { ReactNode } from 'react';

type EmptyStateProps = {
  icon?: ReactNode;
  title: string;
  /** 1 where the page has no other heading. */
  level?: 1 | 2;
  /** What to do about it, in a sentence. */
  children?: ReactNode;
  actions?: ReactNode;
};

/** Nothing here: says why and what to do. */
export function EmptyState({ icon, title, level = 2, children, actions }: EmptyStateProps) {
  const Heading = `h${level}` as const;
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-2 px-4 py-12 text-center">
      {icon && <div className="mb-1 text-ink-faint [&>svg]:size-6">{icon}</div>}
      <Heading className="font-semibold text-base">{title}</Heading>
      {children && <div className="text-ink-muted text-sm">{children}</div>}
      {actions && <div className="mt-3 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
