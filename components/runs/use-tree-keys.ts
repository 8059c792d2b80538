'use client';

import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import type { JsonRow } from '@/components/runs/json-rows';
import { targetOf } from '@/components/runs/tree-moves';

const root = (rows: readonly JsonRow[]): JsonRow => {
  const [first] = rows;
  if (!first) {
    throw new Error('A tree has at least its root');
  }
  return first;
};

/** The keys of a tree (ARIA Authoring Practices: tree view). One row can have the focus, and is never lost. */
export function useTreeKeys(rows: readonly JsonRow[], act: (row: JsonRow) => void) {
  const tree = useRef<HTMLDivElement>(null);
  const [activePath, setActivePath] = useState<string | null>(null);
  const found = rows.findIndex(({ path }) => path === activePath);
  const at = Math.max(0, found);
  const active = rows[at] ?? root(rows);

  /** It may only be drawn with the next state of the tree. */
  const wanted = useRef<string | null>(null);
  const focusRow = (path: string) => {
    wanted.current = path;
    setActivePath(path);
  };
  useLayoutEffect(() => {
    if (wanted.current === active.path) {
      wanted.current = null;
      tree.current?.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]')?.focus();
    }
  }, [active]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey) {
      return;
    }
    const target = targetOf(event.key, rows, at);
    if (target === null) {
      return;
    }
    event.preventDefault();
    if (target === 'act') {
      act(active);
    } else {
      focusRow(target.path);
    }
  };
  return { active, tree, onKeyDown, focusRow, onFocusRow: setActivePath };
}
