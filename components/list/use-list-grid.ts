'use client';

import { type FocusEvent, useLayoutEffect, useRef, useState } from 'react';
import { type ListMoves, useListKeys } from '@/components/list/use-list-keys';
import { type RowSizes, useListRows } from '@/components/list/use-list-rows';

/** The server has no focus to move, and React warns of layout effects there. */
const useIsomorphicLayoutEffect = typeof document === 'undefined' ? () => {} : useLayoutEffect;

/** The control of a row that the focus goes to: the kind it is on already, else the link. */
const controlIn = (grid: Element, index: number): HTMLElement | null => {
  const { activeElement } = document;
  const kind = activeElement?.closest('[data-index]') ? activeElement.tagName : 'A';
  return grid.querySelector<HTMLElement>(`[data-index="${index}"] ${kind}`);
};

type ListGridInput<Item> = {
  items: readonly Item[];
  sizes: RowSizes;
  place: { offset: number; active: number };
  /** Called before the active row changes. */
  onMove?: (index: number, extend: boolean, active: number) => void;
  actOnRow?: (event: KeyboardEvent, target: Element, active: number) => boolean;
} & Pick<ListMoves, 'focusSearch'>;

/** Which rows are drawn, which one the keyboard is on, and what its keys do. Rows carry `data-index`. */
export const useListGrid = <Item extends { id: string }>(input: ListGridInput<Item>) => {
  const { items, sizes, place, onMove, actOnRow, focusSearch } = input;
  const scroller = useRef<HTMLDivElement>(null);
  const element = useRef<HTMLTableElement>(null);
  /** The id of the item whose row the focus goes to as soon as it is drawn. */
  const focusWanted = useRef<string | null>(null);
  const [active, setActive] = useState(place.active);
  const { rows, rowHeight } = useListRows({
    scroller,
    count: items.length,
    sizes,
    active,
    initialOffset: place.offset,
  });
  const drawn = rows.getVirtualIndexes().flatMap((index) => {
    const item = items[index];
    return item ? [{ index, item }] : [];
  });

  // Moving to a row may mean drawing it first; the focus follows when it is there.
  useIsomorphicLayoutEffect(() => {
    const isThere = focusWanted.current !== null && items[active]?.id === focusWanted.current;
    const control = isThere && element.current && controlIn(element.current, active);
    if (control) {
      focusWanted.current = null;
      control.focus({ preventScroll: true });
    }
  });

  const moveTo = (index: number, id = items[index]?.id ?? null) => {
    setActive(index);
    rows.scrollToIndex(index, { align: 'auto' });
    const control = items[index]?.id === id && element.current && controlIn(element.current, index);
    if (control) {
      control.focus({ preventScroll: true });
    }
    focusWanted.current = control ? null : id;
  };
  useListKeys(
    element,
    {
      active,
      count: items.length,
      rowsInView: Math.max(1, Math.floor((rows.scrollRect?.height ?? 0) / rowHeight) - 2),
    },
    {
      moveTo: (index, extend) => {
        onMove?.(index, extend, active);
        moveTo(index);
      },
      actOnRow: (event, target) => actOnRow?.(event, target, active) === true,
      focusSearch,
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
    /** Puts the focus on another row, wherever it is; with `id` as soon as that item has come to stand there. */
    moveTo,
    /** The first and the last row on screen or ready beside it. */
    firstDrawn: rows.range?.startIndex ?? 0,
    lastDrawn: rows.range?.endIndex ?? 0,
    offset: () => rows.scrollOffset ?? 0,
  };
};

export type ListGridState<Item extends { id: string }> = ReturnType<typeof useListGrid<Item>>;
