'use client';

import type { ReactNode } from 'react';
import type { Side, Standing } from '@/components/tools/draft/tool-comparison';
import { Badge } from '@/components/ui/badge';
import { classNames } from '@/components/ui/class-names';
import { SegmentedControl } from '@/components/ui/segmented';

const CHANGED_BY: Record<Standing, string> = {
  same: 'Unchanged',
  agreed: 'Changed by both alike',
  mine: 'Changed by you',
  theirs: 'Changed by them',
  both: 'Changed by both',
};

const SIDES = [
  { value: 'mine', label: 'Mine' },
  { value: 'theirs', label: 'Theirs' },
] as const satisfies readonly { value: Side; label: string }[];

type ConflictRowProps = {
  label: ReactNode;
  /** The same as plain text, for the choice’s name. */
  spoken: string;
  standing: Standing;
  /** Null until somebody chooses between two changes. */
  side: Side | null;
  onSide: (side: Side) => void;
  children: ReactNode;
};

/** One thing that differs: who changed it, what it is on each side, and which is taken. */
export function ConflictRow({ label, spoken, standing, side, onSide, children }: ConflictRowProps) {
  return (
    <li className="flex flex-col gap-2 px-3 py-3">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="font-medium">{label}</h3>
        <Badge tone={standing === 'both' ? 'stale' : 'neutral'}>{CHANGED_BY[standing]}</Badge>
        <SegmentedControl<Side | 'none'>
          label={`Take for ${spoken}`}
          value={side ?? 'none'}
          options={SIDES}
          onChange={(value) => value !== 'none' && onSide(value)}
          className={classNames('ml-auto', side === null && 'outline-2 outline-stale')}
        />
      </div>
      {children}
    </li>
  );
}

type ThreeVersionsProps = {
  /** As text; null where it is not there, undefined where nobody knows. */
  base: string | null | undefined;
  mine: string | null;
  theirs: string | null;
  side: Side | null;
  mono: boolean;
};

/** Where both began, and what each made of it. */
export function ThreeVersions({ base, mine, theirs, side, mono }: ThreeVersionsProps) {
  return (
    <dl className="grid gap-2 md:grid-cols-3">
      {base !== undefined && <Version title="Before" text={base} taken={false} mono={mono} />}
      <Version title="Mine" text={mine} taken={side === 'mine'} mono={mono} />
      <Version title="Theirs" text={theirs} taken={side === 'theirs'} mono={mono} />
    </dl>
  );
}

type VersionProps = { title: string; text: string | null; taken: boolean; mono: boolean };

function Version({ title, text, taken, mono }: VersionProps) {
  return (
    <div
      className={classNames(
        'min-w-0 rounded border bg-surface-raised px-2 py-1.5',
        taken && 'border-accent ring-1 ring-accent',
      )}
    >
      <dt className="text-ink-faint text-xs">
        {title}
        {taken && <span className="text-accent"> · taken</span>}
      </dt>
      <dd
        className={classNames(
          'max-h-48 overflow-y-auto whitespace-pre-wrap break-words',
          mono && 'font-mono text-xs',
        )}
      >
        {text === null ? (
          <em className="text-ink-faint">not there</em>
        ) : text === '' ? (
          <em className="text-ink-faint">empty</em>
        ) : (
          text
        )}
      </dd>
    </div>
  );
}
