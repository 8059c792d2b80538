'use client';

import type { RefObject } from 'react';
import { isTyping, useGlobalKeys } from '@/components/shell/shortcuts';

export type ListMoves = {
  /** Makes another row the active one and puts the focus on it; `extend` with Shift held. */
  moveTo: (index: number, extend: boolean) => void;
  /** What `/` is for. */
  focusSearch: () => void;
  /** Keys for the row that has the focus, other than those that leave it; true when taken. */
  actOnRow?: (event: KeyboardEvent, target: Element) => boolean;
};

type ListState = { active: number; count: number; rowsInView: number };

const STEPS: Record<string, (state: ListState) => number> = {
  ArrowDown: ({ active }) => active + 1,
  j: ({ active }) => active + 1,
  ArrowUp: ({ active }) => active - 1,
  k: ({ active }) => active - 1,
  PageDown: ({ active, rowsInView }) => active + rowsInView,
  PageUp: ({ active, rowsInView }) => active - rowsInView,
  Home: () => 0,
  End: ({ count }) => count - 1,
};

const stepOf = (key: string) => STEPS[key.length === 1 ? key.toLowerCase() : key];

/** From nowhere in particular a step only enters the list, at the row that was left. */
const enteredAt = (key: string, state: ListState, step: (state: ListState) => number) =>
  key === 'Home' || key === 'End' ? step(state) : state.active;

/**
 * The keys of a list: while the focus is in it, and while it is nowhere in particular. Only `/` works from every place
 * where nothing is being typed.
 */
export const useListKeys = (
  list: RefObject<HTMLElement | null>,
  state: ListState,
  moves: ListMoves,
): void => {
  useGlobalKeys((event) => {
    const { key, target } = event;
    if (event.metaKey || event.ctrlKey || event.altKey || !(target instanceof Element)) {
      return false;
    }
    const inList = list.current?.contains(target) === true;
    const elsewhere = isTyping(target) || target.closest('[role*="dialog"], [role="menu"]') !== null;
    if (elsewhere && !inList) {
      return false;
    }
    if (key === '/') {
      moves.focusSearch();
      return true;
    }
    const step = stepOf(key);
    const nowhere = target === document.body || target.id === 'content';
    if (step && state.count > 0 && (inList || nowhere)) {
      const index = inList ? step(state) : enteredAt(key, state, step);
      moves.moveTo(Math.min(Math.max(index, 0), state.count - 1), event.shiftKey && inList);
      return true;
    }
    return inList && moves.actOnRow?.(event, target) === true;
  });
};
