'use client';

import type { RefObject } from 'react';
import { ListToolbar } from '@/components/list/list-toolbar';
import { FilterControls, narrowedFields } from '@/components/tools/list/filter-controls';
import { SearchBox } from '@/components/tools/list/search-box';
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

export function ToolsToolbar({ filter, onChange, filtersAtApi, searchRef, onLeave }: ToolsToolbarProps) {
  return (
    <ListToolbar
      label="Tools"
      lead={
        <SearchBox
          value={filter.query}
          onSearch={(query) => onChange({ query })}
          delayMs={filtersAtApi ? REST_MS : REST_BEFORE_SCAN_MS}
          inputRef={searchRef}
          onLeave={onLeave}
        />
      }
      filters={(stacked) => (
        <FilterControls filter={filter} onChange={onChange} sortable={filtersAtApi} stacked={stacked} />
      )}
      narrowed={narrowedFields(filter)}
      onClear={isNarrowed(filter) ? () => onChange({ ...NO_FILTER, sort: filter.sort }) : null}
    />
  );
}
