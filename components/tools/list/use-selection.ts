'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import {
  NOTHING_SELECTED,
  type Selection,
  selectAll,
  selectRange,
  toggle,
} from '@/components/tools/list/selection';
import type { ToolSummary } from '@/lib/queries/tool-summary';

/** What is ticked in this list. `select` keeps its identity, so that rows need not be drawn again for it. */
export const useSelection = (tools: readonly ToolSummary[], initial: Selection) => {
  const [selection, setSelection] = useState(initial);
  const order = useMemo(() => tools.map(({ id }) => id), [tools]);
  const latestOrder = useRef(order);
  useEffect(() => {
    latestOrder.current = order;
  }, [order]);
  const select = useCallback((id: string, range: boolean) => {
    setSelection((now) => (range ? selectRange(now, latestOrder.current, id) : toggle(now, id)));
  }, []);
  const selectedTools = useMemo(
    () => (selection.ids.size === 0 ? [] : tools.filter(({ id }) => selection.ids.has(id))),
    [tools, selection],
  );
  return {
    selection,
    selectedTools,
    select,
    selectAll: () => setSelection(selectAll(order)),
    clear: () => setSelection(NOTHING_SELECTED),
  };
};

export type SelectionState = ReturnType<typeof useSelection>;
