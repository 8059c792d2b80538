import type { ReactNode } from 'react';

type SectionProps = { title: string; aside?: ReactNode; children: ReactNode };

/** One titled part of a page. */
export function Section({ title, aside, children }: SectionProps) {
  return (
    <section className="flex min-w-0 flex-col gap-2">
      <div className="flex min-h-7 flex-wrap items-center justify-between gap-2">
        <h2 className="font-semibold text-sm">{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
