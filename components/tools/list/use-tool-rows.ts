'use client';

import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useRef, useSyncExternalStore } from 'react';
import { HEADER_PX, ROW_PX, WIDE_FROM } from '@/components/tools/list/row-layout';
import type { ToolSummary } from '@/lib/queries/tool-summary';

/** Rows kept ready above and below what is seen. */
const OVERSCAN = 5;
/** What the server draws the first rows for. */
const FIRST_RECT = { width: 1_200, height: 800 };

const subscribe = (listener: () => void) => {
  const wide = window.matchMedia(WIDE_FROM);
  wide.addEventListener('change', listener);
  return () => wide.removeEventListener('change', listener);
};

/** As the style sheet has it; while rendered on the server the wide one. */
const useRowHeight = (): number =>
  useSyncExternalStore(
    subscribe,
    () => (window.matchMedia(WIDE_FROM).matches ? ROW_PX.wide : ROW_PX.narrow),
    () => ROW_PX.wide,
  );

/** Which rows are drawn. The active one always is, so that the focus is never lost by scrolling. */
export const useToolRows = (
  scroller: RefObject<HTMLDivElement | null>,
  tools: readonly ToolSummary[],
  active: number,
  initialOffset: number,
) => {
  const rowHeight = useRowHeight();
  const rows = useVirtualizer({
    count: tools.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => tools[index]?.id ?? index,
    overscan: OVERSCAN,
    initialRect: FIRST_RECT,
    initialOffset,
    scrollMargin: HEADER_PX,
    scrollPaddingStart: HEADER_PX,
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
