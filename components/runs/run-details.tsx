'use client';

import { ArrowLeft } from 'lucide-react';
import Link from 'next/link';
import { useRef } from 'react';
import { JsonTree } from '@/components/runs/json-tree';
import { lastList } from '@/components/runs/last-list';
import { RunActions } from '@/components/runs/run-actions';
import { RunCode, type RunCodeHandle } from '@/components/runs/run-code';
import { RunFacts } from '@/components/runs/run-facts';
import { RunOutcome } from '@/components/runs/run-outcome';
import { RunStateBadge } from '@/components/runs/run-state-badge';
import { useNow } from '@/components/runs/use-now';
import { Section } from '@/components/runtimes/section';
import { CopyButton } from '@/components/ui/copy-button';
import type { Run } from '@/lib/contract/run';

/** One run, whole: what came of it on the left, what it was on the right, what ran below. */
export function RunDetails({ run }: { run: Run }) {
  const now = useNow();
  const code = useRef<RunCodeHandle>(null);
  return (
    <>
      <header className="sticky top-(--shell-top) z-10 flex flex-wrap items-center gap-x-3 gap-y-2 border-b bg-surface px-3 py-2">
        <div className="flex min-w-0 items-center gap-2">
          <BackToRuns />
          <h1 className="min-w-0 truncate font-mono font-semibold text-base">
            <span className="sr-only">Run of </span>
            {run.tool_name}
          </h1>
          <RunStateBadge state={run.state} />
        </div>
        <div className="ml-auto">
          <RunActions run={run} />
        </div>
      </header>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-6 gap-y-5 p-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <RunOutcome run={run} onGoTo={(line) => code.current?.goToLine(line)} />
        <div className="flex min-w-0 flex-col gap-5">
          <Section title="Arguments">
            <JsonTree value={run.arguments} label="Arguments" path="params" />
          </Section>
          <Section title="About this run">
            <RunFacts run={run} now={now} />
          </Section>
        </div>
        <div className="lg:col-span-2">
          <Section title="Code that ran" aside={<CopyButton text={run.code} label="Copy code" />}>
            <RunCode ref={code} code={run.code} failedLine={run.error?.line ?? null} />
          </Section>
        </div>
      </div>
    </>
  );
}

function BackToRuns() {
  return (
    <Link
      href={lastList()}
      aria-label="Back to runs"
      title="Back to runs"
      className="flex size-8 shrink-0 items-center justify-center rounded text-ink-muted hover:bg-ink/6 hover:text-ink"
    >
      <ArrowLeft aria-hidden className="size-4" />
    </Link>
  );
}
