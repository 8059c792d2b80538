'use client';

import Link from 'next/link';
import { memo } from 'react';
import { countOf } from '@/components/list/count-words';
import { EnableGloballySwitch } from '@/components/tools/enable-globally-switch';
import { LanguageBadge } from '@/components/tools/language-badge';
import { HealthIcon } from '@/components/tools/list/health-icon';
import { ROW_COLUMNS, WIDE_CELL, WIDEST_ONLY } from '@/components/tools/list/row-layout';
import type { HealthMark } from '@/components/tools/list/tool-health';
import { ValidationBadge } from '@/components/tools/validation-badge';
import { Checkbox } from '@/components/ui/checkbox';
import { classNames } from '@/components/ui/class-names';
import type { ToolSummary } from '@/lib/queries/tool-summary';

type ToolRowProps = {
  tool: ToolSummary;
  /** Its place in the whole list, from 0. */
  index: number;
  /** The row the keyboard is on: the only one that Tab reaches. */
  active: boolean;
  selected: boolean;
  /** Null while nothing is known of its runs, and where none are kept. */
  health: HealthMark | null;
  unavailable: string | undefined;
  /** `range`: everything from the row ticked before to this one. */
  onSelect: (id: string, range: boolean) => void;
};

/**
 * One tool. Far scrolling replaces all that are drawn at once, and each element is counted in that frame: a cell holds
 * its text itself where it can.
 */
export const ToolRow = memo(function ToolRow({
  tool,
  index,
  active,
  selected,
  health,
  unavailable,
  onSelect,
}: ToolRowProps) {
  const tabIndex = active ? 0 : -1;
  return (
    <tr
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-tool-row={tool.id}
      data-index={index}
      style={{ transform: `translateY(calc(var(--row) * ${index}))` }}
      className={classNames(
        ROW_COLUMNS,
        'absolute inset-x-0 top-0 h-(--row) content-center contain-content gap-y-1 border-b',
        selected ? 'bg-accent-soft' : 'bg-surface hover:bg-surface-sunken focus-within:bg-surface-sunken',
      )}
    >
      <td className="relative z-1 row-span-2 select-none lg:row-span-1">
        <Checkbox
          tabIndex={tabIndex}
          aria-label={`Select ${tool.name}`}
          checked={selected}
          onChange={({ nativeEvent }) =>
            onSelect(tool.id, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
          }
        />
      </td>
      <td className="col-span-4 flex min-w-0 items-center gap-1.5 lg:col-span-1">
        <Link
          href={`/tools/${encodeURIComponent(tool.id)}`}
          prefetch={false}
          tabIndex={tabIndex}
          className="min-w-0 truncate rounded-sm font-medium font-mono text-ink after:absolute after:inset-0"
        >
          {tool.name}
        </Link>
        {health && <HealthIcon mark={health} />}
        {health && <span className="sr-only">{health.words}</span>}
      </td>
      <td
        title={tool.description}
        className={classNames(WIDE_CELL, 'col-start-5 row-start-2 min-w-0 truncate text-ink-muted')}
      >
        {tool.description}
      </td>
      <td className={classNames(WIDE_CELL, 'col-start-2 row-start-2 flex')}>
        <LanguageBadge language={tool.language} />
      </td>
      <td className={classNames(WIDE_CELL, 'col-start-3 row-start-2 font-mono text-ink-muted text-xs')}>
        {`v${tool.version}`}
      </td>
      <td
        className={classNames(WIDE_CELL, 'col-start-4 row-start-2 flex', tool.validated && 'max-lg:hidden')}
      >
        <ValidationBadge validated={tool.validated} />
      </td>
      <td className={classNames(WIDEST_ONLY, 'text-ink-muted')}>
        {tool.parameterCount === 0 ? 'No parameters' : countOf(tool.parameterCount, 'parameter')}
      </td>
      <td
        className={classNames(
          WIDE_CELL,
          'relative z-1 col-start-6 row-span-2 row-start-1 flex justify-end lg:row-span-1',
        )}
      >
        <EnableGloballySwitch
          id={tool.id}
          name={tool.name}
          enabled={tool.enableGlobally}
          unavailable={unavailable}
          tabIndex={tabIndex}
        />
      </td>
    </tr>
  );
});
