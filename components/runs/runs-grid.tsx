'use client';

import type { ReactNode } from 'react';
import type { ListGridState } from '@/components/list/use-list-grid';
import { LIST_SIZES, ROW_COLUMNS, WIDE_ONLY, WIDEST_ONLY } from '@/components/runs/row-layout';
import { RunRow } from '@/components/runs/run-row';
import { useNow } from '@/components/runs/use-now';
import { classNames } from '@/components/ui/class-names';
import type { RunSummary } from '@/lib/contract/run';

const UNKNOWN_ROW_COUNT = -1;

type RunsGridProps = {
  /** How many are loaded. */
  count: number;
  hasMore: boolean;
  grid: ListGridState<RunSummary>;
  /** What is shown are the runs of before, until those wanted are there. */
  busy: boolean;
  /** Under the last row. */
  children: ReactNode;
};

export function RunsGrid({ count, hasMore, grid, busy, children }: RunsGridProps) {
  const now = useNow();
  return (
    <div
      ref={grid.scroller}
      className={classNames(
        'min-h-0 flex-1 overflow-y-auto overscroll-contain transition-opacity',
        busy && 'opacity-60',
      )}
    >
      <table
        ref={grid.element}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA allows it, and rows one walks along need it
        role="grid"
        aria-label="Runs"
        aria-busy={busy}
        aria-rowcount={hasMore ? UNKNOWN_ROW_COUNT : count + 1}
        onFocus={grid.onFocus}
        className={classNames(LIST_SIZES, 'block')}
      >
        <RunsGridHeader />
        <tbody className="relative block" style={{ height: `calc(var(--row) * ${count})` }}>
          {grid.drawn.map(({ index, item }) => (
            <RunRow key={item.id} run={item} index={index} active={index === grid.active} now={now} />
          ))}
        </tbody>
      </table>
      {children}
    </div>
  );
}

/** Stays in sight. Where rows have two lines there are no columns to name. */
function RunsGridHeader() {
  return (
    <thead className="sticky top-0 z-10 block border-b bg-surface max-lg:sr-only">
      <tr
        aria-rowindex={1}
        className={classNames(ROW_COLUMNS, 'h-[31px] text-left text-ink-faint text-xs [&>th]:font-medium')}
      >
        <th scope="col">State</th>
        <th scope="col">Tool</th>
        <th scope="col" className={WIDE_ONLY}>
          <span className="sr-only">Version</span>
        </th>
        <th scope="col" className={WIDEST_ONLY}>
          Source
        </th>
        <th scope="col">Outcome</th>
        <th scope="col" className={classNames(WIDE_ONLY, 'text-right')}>
          Took
        </th>
        <th scope="col" className="text-right">
          When
        </th>
      </tr>
    </thead>
  );
}
