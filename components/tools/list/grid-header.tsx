'use client';

import { ROW_COLUMNS, WIDE_ONLY, WIDEST_ONLY } from '@/components/tools/list/row-layout';
import { Checkbox } from '@/components/ui/checkbox';
import { classNames } from '@/components/ui/class-names';

type GridHeaderProps = { extent: 'none' | 'some' | 'all'; onSelectAll: (all: boolean) => void };

/** Stays in sight. Where rows have two lines, its box is all that is left of it. */
export function GridHeader({ extent, onSelectAll }: GridHeaderProps) {
  return (
    <thead className="sticky top-0 z-10 block border-b bg-surface">
      <tr
        aria-rowindex={1}
        className={classNames(ROW_COLUMNS, 'h-[31px] text-left text-ink-faint text-xs [&>th]:font-medium')}
      >
        <th scope="col" className="max-lg:col-span-full">
          <Checkbox
            aria-label="Select all loaded tools"
            checked={extent === 'all'}
            indeterminate={extent === 'some'}
            onChange={() => onSelectAll(extent !== 'all')}
            label={<span className="text-xs lg:sr-only">Select all</span>}
          />
        </th>
        <th scope="col" className={WIDE_ONLY}>
          Name
        </th>
        <th scope="col" className={WIDE_ONLY}>
          Description
        </th>
        <th scope="col" className={WIDE_ONLY}>
          Language
        </th>
        <th scope="col" className={WIDE_ONLY}>
          <span className="sr-only">Version</span>
        </th>
        <th scope="col" className={WIDE_ONLY}>
          Validation
        </th>
        <th scope="col" className={WIDEST_ONLY}>
          Parameters
        </th>
        <th scope="col" title="Enabled globally" className={classNames(WIDE_ONLY, 'text-right')}>
          Global
        </th>
      </tr>
    </thead>
  );
}
