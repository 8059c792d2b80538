/** Which tools are ticked. The anchor is where a range starts: the tool ticked or unticked last. */
export type Selection = { ids: ReadonlySet<string>; anchor: string | null };

export const NOTHING_SELECTED: Selection = { ids: new Set(), anchor: null };

export const toggle = ({ ids }: Selection, id: string): Selection => {
  const next = new Set(ids);
  if (!next.delete(id)) {
    next.add(id);
  }
  return { ids: next, anchor: id };
};

/** Ticks everything from the anchor to `id`, whichever comes first in `order`. Without an anchor it is one toggle. */
export const selectRange = (selection: Selection, order: readonly string[], id: string): Selection => {
  const from = selection.anchor === null ? -1 : order.indexOf(selection.anchor);
  const to = order.indexOf(id);
  if (from === -1 || to === -1) {
    return toggle(selection, id);
  }
  const range = order.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ids: new Set([...selection.ids, ...range]), anchor: selection.anchor };
};

export const selectAll = (order: readonly string[]): Selection => ({ ids: new Set(order), anchor: null });
