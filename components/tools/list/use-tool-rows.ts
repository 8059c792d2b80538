'use client';

import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useState } from 'react';
import { HEADER_PX, ROW_PX, WIDE_FROM_PX } from '@/components/tools/list/row-layout';
import type { ToolSummary } from '@/lib/queries/tool-summary';

/** Rows kept ready above and below what is seen. */
const OVERSCAN = 12;
/** What the server draws the first rows for. */
const FIRST_RECT = { width: 1_200, height: 720 };

/** Rows are as high as their list is wide: see `row-layout`. */
const useRowHeight = (scroller: RefObject<HTMLDivElement | null>): number => {
  const [height, setHeight] = useState(ROW_PX.wide);
  useEffect(() => {
    const element = scroller.current;
    if (!element) {
      return;
    }
    const observer = new ResizeObserver(() =>
      setHeight(element.clientWidth >= WIDE_FROM_PX ? ROW_PX.wide : ROW_PX.narrow),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  return height;
};

/** Which rows are drawn. The active one always is, so that the focus is never lost by scrolling. */
export const useToolRows = (
  scroller: RefObject<HTMLDivElement | null>,
  tools: readonly ToolSummary[],
  active: number,
  initialOffset: number,
) => {
  const rowHeight = useRowHeight(scroller);
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
  useEffect(() => {
    if (rows.options.estimateSize(0) === rowHeight) {
      rows.measure();
    }
  }, [rows, rowHeight]);
  return { rows, rowHeight };
};
