'use client';

import type { RefObject } from 'react';
import { HEADER_PX, ROW_PX } from '@/components/list/row-sizes';
import { type ListGridState, useListGrid } from '@/components/list/use-list-grid';
import type { ToolPlace } from '@/components/tools/list/tool-places';
import type { SelectionState } from '@/components/tools/list/use-selection';
import type { ToolSummary } from '@/lib/queries/tool-summary';

const SIZES = { row: ROW_PX, header: HEADER_PX };

/** From one control of a row to the next: checkbox, link, switch. */
const moveInRow = (target: Element, step: 1 | -1) => {
  const row = target.closest('[data-tool-row]');
  const controls: Element[] = row ? [...row.querySelectorAll('input, a, button')] : [];
  const next = controls[controls.indexOf(target) + step];
  if (next instanceof HTMLElement) {
    next.focus();
  }
};

type GridInput = {
  tools: readonly ToolSummary[];
  place: ToolPlace;
  selected: SelectionState;
  searchRef: RefObject<HTMLInputElement | null>;
};

/** The rows of the tools and their keys: besides moving, ticking and walking along a row. */
export const useToolsGrid = ({ tools, place, selected, searchRef }: GridInput) => {
  const toggle = (index: number) => {
    const tool = tools[index];
    if (tool) {
      selected.select(tool.id, false);
    }
  };
  const actOnRow = (event: KeyboardEvent, target: Element, active: number): boolean => {
    switch (event.key) {
      case 'x':
        toggle(active);
        return true;
      case ' ':
        // On the box and the switch a space already means what it says.
        if (target.matches('a')) {
          toggle(active);
          return true;
        }
        return false;
      case 'Escape':
        if (selected.selection.ids.size === 0) {
          return false;
        }
        selected.clear();
        return true;
      case 'ArrowRight':
      case 'ArrowLeft':
        moveInRow(target, event.key === 'ArrowRight' ? 1 : -1);
        return true;
      default:
        return false;
    }
  };
  return useListGrid({
    items: tools,
    sizes: SIZES,
    place,
    onMove: (index, extend, active) => {
      const target = tools[index];
      if (extend && target) {
        if (selected.selection.anchor === null) {
          toggle(active);
        }
        selected.select(target.id, true);
      }
    },
    actOnRow,
    focusSearch: () => {
      searchRef.current?.focus();
      searchRef.current?.select();
    },
  });
};

export type ToolsGridState = ListGridState<ToolSummary>;
