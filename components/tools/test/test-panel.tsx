'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { ArgumentsSection } from '@/components/tools/test/arguments-section';
import { RunBar } from '@/components/tools/test/run-bar';
import { SandboxNotice } from '@/components/tools/test/sandbox-notice';
import { TestOutcome } from '@/components/tools/test/test-outcome';
import type { TestRun } from '@/components/tools/test/test-run';
import { useSteady } from '@/components/tools/test/use-steady';
import type { ToolTest } from '@/components/tools/test/use-tool-test';
import { Notice } from '@/components/ui/notice';
import { sandboxQuery } from '@/lib/queries/sandbox';

type TestPanelProps = { test: ToolTest; onGoTo: (line: number, column: number) => void };

/** Brings the outcome into sight when one begins or ends out of it. */
function useShowOutcome({ kind }: TestRun) {
  const outcome = useRef<HTMLElement>(null);
  const known = useRef(kind);
  useEffect(() => {
    if (known.current !== kind) {
      known.current = kind;
      outcome.current?.scrollIntoView({ block: 'nearest' });
    }
  }, [kind]);
  return outcome;
}

/** Tries the tool: what it is called with, and what comes of it. */
export function TestPanel({ test, onGoTo }: TestPanelProps) {
  const { mode, barred, parameters, filled, running, attempts, start } = test;
  const sandbox = useQuery({ ...sandboxQuery(), enabled: mode.kind === 'draft' });
  const off = sandbox.data?.state === 'unavailable' ? 'Tools cannot run on this machine.' : null;
  const { shown } = running;
  const outcome = useShowOutcome(shown);
  const [goTo, runAgain] = [useSteady(onGoTo), useSteady(start)];
  return (
    <div className="flex flex-col">
      <RunBar test={test} unavailable={barred ?? off} />
      <div className="flex flex-col gap-5 p-3">
        <div className="flex flex-col gap-2 empty:hidden">
          {barred !== null && <Notice>{barred}</Notice>}
          {mode.kind === 'saved' && <SavedNotice differs={mode.differs} version={mode.tool.version} />}
          {sandbox.data && (
            <SandboxNotice
              status={sandbox.data}
              asking={sandbox.isFetching}
              onAskAgain={() => void sandbox.refetch()}
            />
          )}
        </div>
        <ArgumentsSection filled={filled} parameters={parameters} attempts={attempts} />
        {shown.kind !== 'idle' && (
          <section
            ref={outcome}
            aria-label="Outcome"
            aria-busy={running.run.kind === 'going'}
            className="flex min-h-56 min-w-0 scroll-mt-16 flex-col gap-4 border-t pt-4"
          >
            <TestOutcome run={shown} onGoTo={goTo} onRunAgain={runAgain} />
          </section>
        )}
      </div>
    </div>
  );
}

function SavedNotice({ differs, version }: { differs: boolean; version: number }) {
  return differs ? (
    <Notice tone="warning" title="Your unsaved changes are not run">
      The API behind runs only what is saved, which is v{version}. Save to test what is on screen.
    </Notice>
  ) : (
    <Notice>The API behind runs only what is saved, not what is being typed.</Notice>
  );
}
