'use client';

import type { RefObject } from 'react';
import { isTyping, useGlobalKeys } from '@/components/shell/shortcuts';

export type GridMoves = {
  /** Makes another row the active one and puts the focus on it; `select` ticks everything on the way. */
  moveTo: (index: number, select: boolean) => void;
  toggleActive: () => void;
  clearSelection: () => void;
  focusSearch: () => void;
};

type GridState = { active: number; count: number; rowsInView: number; hasSelection: boolean };

const STEPS: Record<string, (state: GridState) => number> = {
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

/** From one control of a row to the next: checkbox, link, switch. */
const moveInRow = (target: Element, step: 1 | -1) => {
  const row = target.closest('[data-tool-row]');
  const controls: Element[] = row ? [...row.querySelectorAll('input, a, button')] : [];
  const next = controls[controls.indexOf(target) + step];
  if (next instanceof HTMLElement) {
    next.focus();
  }
};

/** Keys for the row that has the focus, other than those that leave it. */
const actOnRow = (event: KeyboardEvent, target: Element, state: GridState, moves: GridMoves): boolean => {
  switch (event.key) {
    case 'x':
      moves.toggleActive();
      return true;
    case ' ':
      // On the box and the switch a space already means what it says.
      if (target.matches('a')) {
        moves.toggleActive();
        return true;
      }
      return false;
    case 'Escape':
      if (state.hasSelection) {
        moves.clearSelection();
      }
      return state.hasSelection;
    case 'ArrowRight':
    case 'ArrowLeft':
      moveInRow(target, event.key === 'ArrowRight' ? 1 : -1);
      return true;
    default:
      return false;
  }
};

/** From nowhere in particular a step only enters the grid, at the row that was left. */
const enteredAt = (key: string, state: GridState, step: (state: GridState) => number) =>
  key === 'Home' || key === 'End' ? step(state) : state.active;

/**
 * The keys of the grid: while the focus is in it, and while it is nowhere in particular. Only `/` works from every
 * place where nothing is being typed.
 */
export const useGridKeys = (
  grid: RefObject<HTMLElement | null>,
  state: GridState,
  moves: GridMoves,
): void => {
  useGlobalKeys((event) => {
    const { key, target } = event;
    if (event.metaKey || event.ctrlKey || event.altKey || !(target instanceof Element)) {
      return false;
    }
    const inGrid = grid.current?.contains(target) === true;
    const elsewhere = isTyping(target) || target.closest('[role*="dialog"], [role="menu"]') !== null;
    if (elsewhere && !inGrid) {
      return false;
    }
    if (key === '/') {
      moves.focusSearch();
      return true;
    }
    const step = stepOf(key);
    const nowhere = target === document.body || target.id === 'content';
    if (step && state.count > 0 && (inGrid || nowhere)) {
      const index = inGrid ? step(state) : enteredAt(key, state, step);
      moves.moveTo(Math.min(Math.max(index, 0), state.count - 1), event.shiftKey && inGrid);
      return true;
    }
    return inGrid && actOnRow(event, target, state, moves);
  });
};
