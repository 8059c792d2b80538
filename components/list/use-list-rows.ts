'use client';

import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useRef, useSyncExternalStore } from 'react';

/** Where rows change from two lines to one; the style sheet's `lg`. */
const WIDE_FROM = '(min-width: 64rem)';
/** Rows kept ready above and below what is seen. */
const OVERSCAN = 5;
/** What the server draws the first rows for. */
const FIRST_RECT = { width: 1_200, height: 800 };

/** As the style sheet of the list has them. */
export type RowSizes = { row: { wide: number; narrow: number }; header: number };

const subscribe = (listener: () => void) => {
  const wide = window.matchMedia(WIDE_FROM);
  wide.addEventListener('change', listener);
  return () => wide.removeEventListener('change', listener);
};

/** As the style sheet has it; while rendered on the server the wide one. */
const useRowHeight = ({ row }: RowSizes): number =>
  useSyncExternalStore(
    subscribe,
    () => (window.matchMedia(WIDE_FROM).matches ? row.wide : row.narrow),
    () => row.wide,
  );

type ListRowsInput = {
  scroller: RefObject<HTMLDivElement | null>;
  count: number;
  sizes: RowSizes;
  active: number;
  initialOffset: number;
};

/**
 * Which rows are drawn. The active one always is, so that the focus is never lost by scrolling. All are of one height,
 * so they need no keys of their own: a new function for these would have every row placed anew with every frame.
 */
export const useListRows = ({ scroller, count, sizes, active, initialOffset }: ListRowsInput) => {
  const rowHeight = useRowHeight(sizes);
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    initialRect: FIRST_RECT,
    initialOffset,
    scrollMargin: sizes.header,
    scrollPaddingStart: sizes.header,
    rangeExtractor: (range: Range) => {
      const drawn = defaultRangeExtractor(range);
      return active >= range.count || drawn.includes(active)
        ? drawn
        : [...drawn, active].sort((one, other) => one - other);
    },
  });
  const measuredAt = useRef(rowHeight);
  useEffect(() => {
    if (measuredAt.current !== rowHeight) {
      measuredAt.current = rowHeight;
      rows.measure();
    }
  }, [rows, rowHeight]);
  return { rows, rowHeight };
};
