import type { ReactNode } from 'react';

type PageHeaderProps = { title: string; actions?: ReactNode; children?: ReactNode };

/** The title of a page, a sentence about it, and what can be done there. */
export function PageHeader({ title, actions, children }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 pt-4 pb-3">
      <div className="min-w-0">
        <h1 className="font-semibold text-lg">{title}</h1>
        {children && <p className="max-w-2xl text-ink-muted">{children}</p>}
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </header>
  );
}
