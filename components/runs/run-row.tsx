'use client';

import Link from 'next/link';
import { memo } from 'react';
import { ROW_COLUMNS, WIDE_CELL, WIDE_ONLY, WIDEST_ONLY } from '@/components/runs/row-layout';
import { RunAge } from '@/components/runs/run-age';
import { RunStateBadge } from '@/components/runs/run-state-badge';
import { outcomeLine, sourceWords, tookWords, versionWords } from '@/components/runs/run-words';
import { classNames } from '@/components/ui/class-names';
import type { RunSummary } from '@/lib/contract/run';

type RunRowProps = {
  run: RunSummary;
  /** Its place in the whole list, from 0. */
  index: number;
  /** The row the keyboard is on: the only one that Tab reaches. */
  active: boolean;
  now: number;
};

/** One run: how it ended, what ran, what came of it, and when. */
export const RunRow = memo(function RunRow({ run, index, active, now }: RunRowProps) {
  return (
    <tr
      aria-rowindex={index + 2}
      data-index={index}
      style={{ transform: `translateY(calc(var(--row) * ${index}))` }}
      className={classNames(
        ROW_COLUMNS,
        'absolute inset-x-0 top-0 h-(--row) content-center contain-content gap-y-1 border-b bg-surface hover:bg-surface-sunken focus-within:bg-surface-sunken',
      )}
    >
      <td className={classNames(WIDE_CELL, 'col-start-1 row-start-2 flex')}>
        <RunStateBadge state={run.state} />
      </td>
      <td className={classNames(WIDE_CELL, 'col-span-2 row-start-1 min-w-0 lg:col-span-1')}>
        <Link
          href={`/runs/${encodeURIComponent(run.id)}`}
          prefetch={false}
          tabIndex={active ? 0 : -1}
          className="block truncate rounded-sm font-medium font-mono text-ink after:absolute after:inset-0"
        >
          {run.tool_name}
        </Link>
      </td>
      <td className={classNames(WIDE_ONLY, 'font-mono text-ink-muted text-xs')}>
        {versionWords(run.tool_version)}
      </td>
      <td className={classNames(WIDEST_ONLY, 'truncate text-ink-muted')}>{sourceWords(run)}</td>
      <td
        className={classNames(
          WIDE_CELL,
          'col-start-2 row-start-2 min-w-0 truncate',
          run.error === null ? 'text-ink-muted' : 'text-ink',
        )}
      >
        {outcomeLine(run)}
      </td>
      <td
        className={classNames(
          WIDE_CELL,
          'col-start-3 row-start-2 whitespace-nowrap text-right text-ink-muted max-lg:text-xs',
        )}
      >
        {tookWords(run)}
      </td>
      <td
        className={classNames(
          WIDE_CELL,
          'col-start-3 row-start-1 whitespace-nowrap text-right text-ink-muted max-lg:text-xs',
        )}
      >
        <RunAge timestamp={run.created_at} now={now} />
      </td>
    </tr>
  );
});
