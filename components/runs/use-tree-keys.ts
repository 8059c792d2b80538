'use client';

import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import type { JsonRow } from '@/components/runs/json-rows';

const root = (rows: readonly JsonRow[]): JsonRow => {
  const [first] = rows;
  if (!first) {
    throw new Error('A tree has at least its root');
  }
  return first;
};

/** Where a key leads from the row at `at`: another row, or the same one to open or fold it. */
function targetOf(key: string, rows: readonly JsonRow[], at: number): JsonRow | 'act' | null {
  const row = rows[at];
  if (!row) {
    return null;
  }
  const open = row.kind === 'value' ? row.open : null;
  switch (key) {
    case 'ArrowDown':
      return rows[at + 1] ?? row;
    case 'ArrowUp':
      return rows[at - 1] ?? row;
    case 'Home':
      return rows[0] ?? row;
    case 'End':
      return rows.at(-1) ?? row;
    case 'ArrowRight':
      return open === false ? 'act' : open === true ? (rows[at + 1] ?? row) : row;
    case 'ArrowLeft':
      return open === true ? 'act' : (rows.find(({ path }) => path === row.parent) ?? row);
    case 'Enter':
    case ' ':
      return 'act';
    default:
      return null;
  }
}

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
