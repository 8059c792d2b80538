'use client';

import { type FocusEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { Place } from '@/components/tools/list/list-memory';
import { useGridKeys } from '@/components/tools/list/use-grid-keys';
import type { SelectionState } from '@/components/tools/list/use-selection';
import { useToolRows } from '@/components/tools/list/use-tool-rows';
import type { ToolSummary } from '@/lib/queries/tool-summary';

/** The server has no focus to move, and React warns of layout effects there. */
const useIsomorphicLayoutEffect = typeof document === 'undefined' ? () => {} : useLayoutEffect;

/** The control of a row that the focus goes to: the kind it is on already, else the link. */
const controlIn = (grid: Element, index: number): HTMLElement | null => {
  const { activeElement } = document;
  const kind = activeElement?.closest('[data-tool-row]') ? activeElement.tagName : 'A';
  return grid.querySelector<HTMLElement>(`[data-index="${index}"] ${kind}`);
};

type GridInput = {
  tools: readonly ToolSummary[];
  place: Place;
  selected: SelectionState;
  searchRef: RefObject<HTMLInputElement | null>;
};

/** Which rows are drawn, which one the keyboard is on, and what its keys do. */
export const useToolsGrid = ({ tools, place, selected, searchRef }: GridInput) => {
  const scroller = useRef<HTMLDivElement>(null);
  const element = useRef<HTMLTableElement>(null);
  const focusWanted = useRef(false);
  const [active, setActive] = useState(place.active);
  const { rows, rowHeight } = useToolRows(scroller, tools, active, place.offset);
  const drawn = rows.getVirtualIndexes().flatMap((index) => {
    const tool = tools[index];
    return tool ? [{ index, tool }] : [];
  });

  // Moving to a row may mean drawing it first; the focus follows when it is there.
  useIsomorphicLayoutEffect(() => {
    const control = focusWanted.current && element.current ? controlIn(element.current, active) : null;
    if (control) {
      focusWanted.current = false;
      control.focus({ preventScroll: true });
    }
  });

  const activeId = tools[active]?.id;
  useGridKeys(
    element,
    {
      active,
      count: tools.length,
      rowsInView: Math.max(1, Math.floor((rows.scrollRect?.height ?? 0) / rowHeight) - 2),
      hasSelection: selected.selection.ids.size > 0,
    },
    {
      moveTo: (index, select) => {
        const target = tools[index];
        if (select && target) {
          if (selected.selection.anchor === null && activeId !== undefined) {
            selected.select(activeId, false);
          }
          selected.select(target.id, true);
        }
        setActive(index);
        rows.scrollToIndex(index, { align: 'auto' });
        const drawnAlready = element.current && controlIn(element.current, index);
        drawnAlready?.focus({ preventScroll: true });
        focusWanted.current = !drawnAlready;
      },
      toggleActive: () => activeId !== undefined && selected.select(activeId, false),
      clearSelection: selected.clear,
      focusSearch: () => {
        searchRef.current?.focus();
        searchRef.current?.select();
      },
    },
  );

  const onFocus = (event: FocusEvent) => {
    const index = event.target.closest('[data-index]')?.getAttribute('data-index');
    if (index) {
      setActive(Number(index));
    }
  };
  return {
    scroller,
    element,
    active,
    drawn,
    onFocus,
    /** The first and the last row on screen or ready beside it. */
    firstDrawn: rows.range?.startIndex ?? 0,
    lastDrawn: rows.range?.endIndex ?? 0,
    offset: () => rows.scrollOffset ?? 0,
  };
};

export type ToolsGridState = ReturnType<typeof useToolsGrid>;
