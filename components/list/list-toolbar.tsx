'use client';

import { ListFilter } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { Button } from '@/components/ui/button';

type ListToolbarProps = {
  /** What is searched: "Tools". */
  label: string;
  /** Always in sight, on the left. */
  lead: ReactNode;
  filters: (stacked: boolean) => ReactNode;
  /** How many filters leave something out. */
  narrowed: number;
  /** Null when there is nothing to clear. */
  onClear: (() => void) | null;
};

/** Search and filters in a row; where there is no room for it, the filters fold out below. */
export function ListToolbar({ label, lead, filters, narrowed, onClear }: ListToolbarProps) {
  const [open, setOpen] = useState(false);
  const panelId = useId();
  const clear = onClear && (
    <Button look="quiet" onClick={onClear}>
      Clear filters
    </Button>
  );
  return (
    <search aria-label={label} className="@container shrink-0 border-b px-3 pb-2 md:px-4">
      <div className="flex items-center gap-2">
        {lead}
        <div className="hidden items-center gap-2 @4xl:flex">
          {filters(false)}
          {clear}
        </div>
        <Button
          icon={<ListFilter aria-hidden className="size-4" />}
          aria-expanded={open}
          aria-controls={panelId}
          onClick={() => setOpen(!open)}
          className="@4xl:hidden"
        >
          Filters
          {narrowed > 0 && (
            <span className="rounded-sm bg-accent-soft px-1 text-accent text-xs">{narrowed}</span>
          )}
        </Button>
      </div>
      <div id={panelId} className="@4xl:hidden">
        {open && (
          <div className="grid grid-cols-2 items-end gap-3 pt-3 pb-1">
            {filters(true)}
            {clear}
          </div>
        )}
      </div>
    </search>
  );
}
