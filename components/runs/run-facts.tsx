'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { exactMoment, RunAge } from '@/components/runs/run-age';
import { RUN_SOURCE_LABELS, tookWords, versionWords } from '@/components/runs/run-words';
import { humanBytes, humanDuration } from '@/components/shell/human-units';
import { LANGUAGE_LABELS } from '@/components/tools/language-badge';
import type { Run } from '@/lib/contract/run';

type Fact = { name: string; value: ReactNode };

const optional = (name: string, value: ReactNode | null): Fact[] => (value === null ? [] : [{ name, value }]);

const factsOf = (run: Run, now: number): Fact[] => [
  {
    name: 'Tool',
    value:
      run.tool_id === null ? (
        <span className="font-mono">{run.tool_name}</span>
      ) : (
        <Link
          href={`/tools/${encodeURIComponent(run.tool_id)}`}
          prefetch={false}
          className="wrap-anywhere rounded-sm font-mono text-accent underline underline-offset-2"
        >
          {run.tool_name}
        </Link>
      ),
  },
  {
    name: 'Version',
    value: run.tool_version === null ? 'A draft: code that no version has' : versionWords(run.tool_version),
  },
  { name: 'Language', value: LANGUAGE_LABELS[run.language] },
  { name: 'Source', value: RUN_SOURCE_LABELS[run.source] },
  ...optional('Token', run.token_name),
  ...optional('Agent', run.agent_id && <span className="wrap-anywhere font-mono">{run.agent_id}</span>),
  {
    name: 'Started',
    value: (
      <>
        <span suppressHydrationWarning>{exactMoment(run.created_at)}</span>
        <span className="text-ink-faint">
          {' · '}
          <RunAge timestamp={run.created_at} now={now} />
        </span>
      </>
    ),
  },
  ...optional('Took', tookWords(run) || null),
  ...optional('Waited before', !run.queue_time_ms ? null : humanDuration(run.queue_time_ms)),
  { name: 'Time limit', value: humanDuration(run.timeout_ms) },
  ...optional('Most memory', run.peak_memory_bytes === null ? null : humanBytes(run.peak_memory_bytes)),
  { name: 'Run', value: <span className="wrap-anywhere font-mono text-xs">{run.id}</span> },
];

/** Everything about a run that fits on a line each. */
export function RunFacts({ run, now }: { run: Run; now: number }) {
  return (
    <dl className="divide-y rounded border bg-surface-raised">
      {factsOf(run, now).map(({ name, value }) => (
        <div key={name} className="flex items-baseline justify-between gap-4 px-3 py-1.5">
          <dt className="shrink-0 text-ink-muted">{name}</dt>
          <dd className="min-w-0 text-right">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
