'use client';

import { ListFilter } from 'lucide-react';
import { type RefObject, useId, useState } from 'react';
import { FilterControls, narrowedFields } from '@/components/tools/list/filter-controls';
import { SearchBox } from '@/components/tools/list/search-box';
import { Button } from '@/components/ui/button';
import { isNarrowed, NO_FILTER, type ToolsFilter } from '@/lib/queries/tools-filter';

const REST_MS = 150;
/** Where every search reads the tools page by page, it starts when the operator has surely finished typing. */
const REST_BEFORE_SCAN_MS = 400;

type ToolsToolbarProps = {
  filter: ToolsFilter;
  onChange: (change: Partial<ToolsFilter>) => void;
  /** Whether the API itself searches and sorts. */
  filtersAtApi: boolean;
  searchRef: RefObject<HTMLInputElement | null>;
  onLeave: () => void;
};

/** Search and filters in a row; where there is no room for it, the filters fold out below. */
export function ToolsToolbar({ filter, onChange, filtersAtApi, searchRef, onLeave }: ToolsToolbarProps) {
  const narrowed = narrowedFields(filter);
  const [open, setOpen] = useState(false);
  const panelId = useId();
  const controls = { filter, onChange, sortable: filtersAtApi };
  const clear = isNarrowed(filter) && (
    <Button look="quiet" onClick={() => onChange({ ...NO_FILTER, sort: filter.sort })}>
      Clear filters
    </Button>
  );
  return (
    <search aria-label="Tools" className="@container shrink-0 border-b px-3 pb-2 md:px-4">
      <div className="flex items-center gap-2">
        <SearchBox
          value={filter.query}
          onSearch={(query) => onChange({ query })}
          delayMs={filtersAtApi ? REST_MS : REST_BEFORE_SCAN_MS}
          inputRef={searchRef}
          onLeave={onLeave}
        />
        <div className="hidden items-center gap-2 @4xl:flex">
          <FilterControls {...controls} />
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
            <FilterControls {...controls} stacked />
            {clear}
          </div>
        )}
      </div>
    </search>
  );
}
