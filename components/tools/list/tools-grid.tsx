'use client';

import type { ReactNode } from 'react';
import { GridHeader } from '@/components/tools/list/grid-header';
import { LIST_SIZES } from '@/components/tools/list/row-layout';
import { ToolRow } from '@/components/tools/list/tool-row';
import type { SelectionState } from '@/components/tools/list/use-selection';
import type { ToolHealths } from '@/components/tools/list/use-tool-health';
import type { ToolsGridState } from '@/components/tools/list/use-tools-grid';
import { classNames } from '@/components/ui/class-names';
import type { ToolSummary } from '@/lib/queries/tool-summary';

const UNKNOWN_ROW_COUNT = -1;

type ToolsGridProps = {
  list: {
    tools: readonly ToolSummary[];
    /** How many there are in all, loaded or not; null while nobody knows. */
    total: number | null;
    /** What is shown are the tools of before, until those wanted are there. */
    busy: boolean;
  };
  grid: ToolsGridState;
  selected: SelectionState;
  /** How their last runs ended, as far as it is known; null where no runs are kept. */
  healths: ToolHealths | null;
  /** Why tools cannot be switched. */
  unavailable: string | undefined;
  /** Under the last row. */
  children: ReactNode;
};

export function ToolsGrid({ list, grid, selected, healths, unavailable, children }: ToolsGridProps) {
  const { tools, total, busy } = list;
  const { ids } = selected.selection;
  const ticked = selected.selectedTools.length;
  const extent = ticked === 0 ? 'none' : ticked === tools.length ? 'all' : 'some';
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
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA allows it, and rows to select need it
        role="grid"
        aria-label="Tools"
        aria-multiselectable
        aria-busy={busy}
        aria-rowcount={total === null ? UNKNOWN_ROW_COUNT : total + 1}
        onFocus={grid.onFocus}
        className={classNames(LIST_SIZES, 'block')}
      >
        <GridHeader extent={extent} onSelectAll={(all) => (all ? selected.selectAll() : selected.clear())} />
        <tbody className="relative block" style={{ height: `calc(var(--row) * ${tools.length})` }}>
          {grid.drawn.map(({ index, item: tool }) => (
            <ToolRow
              key={tool.id}
              tool={tool}
              index={index}
              active={index === grid.active}
              selected={ids.has(tool.id)}
              health={healths?.get(tool.id) ?? null}
              unavailable={unavailable}
              onSelect={selected.select}
            />
          ))}
        </tbody>
      </table>
      {children}
    </div>
  );
}
