'use client';

import { ChevronRight } from 'lucide-react';
import { memo, type ReactNode, useMemo, useState } from 'react';
import { sizeWords } from '@/components/runs/json-node';
import {
  FIRST_VIEW,
  type JsonRow,
  jsonRows,
  TEXT_CUT,
  TEXT_SHOWN_MAX,
  withMore,
  withOpen,
} from '@/components/runs/json-rows';
import { useTreeKeys } from '@/components/runs/use-tree-keys';
import { classNames } from '@/components/ui/class-names';
import { CopyButton } from '@/components/ui/copy-button';
import { stringifyJson } from '@/lib/contract/json';

type JsonTreeProps = {
  value: unknown;
  /** Names the tree for everyone. */
  label: string;
  /** What the root is called in code, where paths begin. */
  path?: string;
};

const TONES = { string: 'text-valid', number: 'text-accent', boolean: 'text-stale', null: 'text-ink-muted' };
const INDENT_REM = 0.875;

/**
 * JSON to look around in. One row has the focus; arrow keys go up, down, in and out, and its value or the way to it can
 * be copied. However large the value, only what is opened is drawn.
 */
export const JsonTree = memo(function JsonTree({ value, label, path = '$' }: JsonTreeProps) {
  const [view, setView] = useState(FIRST_VIEW);
  const rows = useMemo(() => jsonRows(value, path, view), [value, path, view]);
  const act = (row: JsonRow) => {
    if (row.kind === 'more') {
      const next = withMore(view, row.of);
      setView(next);
      // In its place stands the first of those that it brought.
      focusRow(jsonRows(value, path, next)[rows.indexOf(row)]?.path ?? path);
    } else if (row.open !== null) {
      setView((now) => withOpen(now, row.path, !row.open));
    }
  };
  const { active, tree, onKeyDown, focusRow, onFocusRow } = useTreeKeys(rows, act);
  return (
    <div className="flex min-w-0 flex-col rounded border bg-surface-sunken">
      <div
        ref={tree}
        role="tree"
        aria-label={label}
        onKeyDown={onKeyDown}
        className="max-h-[28rem] overflow-auto p-1 font-mono text-xs"
      >
        {rows.map((row) => (
          <TreeRow
            key={row.path}
            row={row}
            active={row.path === active.path}
            onFocus={() => onFocusRow(row.path)}
            onChoose={() => {
              focusRow(row.path);
              act(row);
            }}
          />
        ))}
      </div>
      {active.kind === 'value' && <CopyLine path={active.path} value={active.value} />}
    </div>
  );
});

function CopyLine({ path, value }: { path: string; value: unknown }) {
  return (
    <div className="flex min-w-0 items-center gap-1 border-t py-0.5 pr-1 pl-2">
      <code className="min-w-0 flex-1 truncate text-ink-muted text-xs" title={path}>
        {path}
      </code>
      <CopyButton look="quiet" text={path} label="Copy path" />
      <CopyButton
        look="quiet"
        text={() => (typeof value === 'string' ? value : stringifyJson(value, 2))}
        label="Copy value"
      />
    </div>
  );
}

type TreeRowProps = { row: JsonRow; active: boolean; onFocus: () => void; onChoose: () => void };

function TreeRow({ row, active, onFocus, onChoose }: TreeRowProps) {
  const told =
    row.kind === 'value'
      ? {
          'aria-expanded': row.open ?? undefined,
          'aria-posinset': row.position,
          'aria-setsize': row.siblings,
        }
      : {};
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree listens for its rows
    <div
      {...told}
      role="treeitem"
      aria-level={row.level}
      aria-selected={active}
      tabIndex={active ? 0 : -1}
      data-path={row.path}
      onFocus={onFocus}
      onClick={onChoose}
      style={{ paddingLeft: `${(row.level - 1) * INDENT_REM}rem` }}
      className={classNames(
        'flex min-h-6 cursor-default items-start gap-1 rounded-sm py-0.5 pr-1 -outline-offset-2 hover:bg-ink/4',
        active && 'bg-ink/6',
      )}
    >
      <span className="flex h-5 w-4 shrink-0 items-center">
        {row.kind === 'value' && row.open !== null && (
          <ChevronRight
            aria-hidden
            className={classNames('size-4 text-ink-muted', row.open && 'rotate-90')}
          />
        )}
      </span>
      <span className="wrap-anywhere min-w-0 whitespace-pre-wrap leading-5">{contentOf(row)}</span>
    </div>
  );
}

function contentOf(row: JsonRow): ReactNode {
  if (row.kind === 'more') {
    return (
      <span className="font-sans text-accent">
        Show {row.next} more; {row.left.toLocaleString('en')} are left
      </span>
    );
  }
  const { node, name, open } = row;
  const named = name === null ? null : <span className="text-ink">{name}: </span>;
  if (node.kind === 'array' || node.kind === 'object') {
    return (
      <>
        {named}
        <span className="font-sans text-ink-muted">{sizeWords(node.kind, node.children.length)}</span>
      </>
    );
  }
  return (
    <>
      {named}
      <span className={TONES[node.kind]}>
        {node.kind === 'string' ? JSON.stringify(shownText(node.text, open)) : node.text}
      </span>
      {open !== null && (
        <span className="font-sans text-ink-muted"> {lengthWords(node.text.length, open)}</span>
      )}
    </>
  );
}

const shownText = (text: string, open: boolean | null): string =>
  open === null ? text : text.slice(0, open ? TEXT_SHOWN_MAX : TEXT_CUT);

const lengthWords = (length: number, open: boolean): string => {
  const shown = open ? TEXT_SHOWN_MAX : TEXT_CUT;
  const digits = length.toLocaleString('en');
  return length > shown
    ? `first ${shown.toLocaleString('en')} of ${digits} characters`
    : `${digits} characters`;
};
