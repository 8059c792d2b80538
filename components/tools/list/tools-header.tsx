'use client';

import { Plus } from 'lucide-react';
import { LinkButton } from '@/components/ui/button';

/** The title with how many there are: "1,000+" where nobody counts. */
export function ToolsHeader({ count, mayWrite }: { count: string | null; mayWrite: boolean }) {
  return (
    <div className="flex h-12 shrink-0 items-center justify-between gap-2 px-3 md:px-4">
      <h1 className="font-semibold text-lg">
        Tools
        {count !== null && (
          <span className="pl-2 font-normal text-ink-faint text-sm">
            <span className="sr-only">, </span>
            {count}
          </span>
        )}
      </h1>
      {mayWrite && (
        <LinkButton href="/tools/new" look="primary" icon={<Plus aria-hidden className="size-4" />}>
          New tool
        </LinkButton>
      )}
    </div>
  );
}
