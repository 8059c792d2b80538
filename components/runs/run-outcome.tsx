'use client';

import { JsonTree } from '@/components/runs/json-tree';
import { LogView } from '@/components/runs/log-view';
import { RunErrorView } from '@/components/runs/run-error';
import { logOf } from '@/components/runs/run-log';
import { Section } from '@/components/runtimes/section';
import { Progress } from '@/components/ui/progress';
import type { Run } from '@/lib/contract/run';

/** The message is shown by itself already: without anything beside it there is nothing more to see. */
const hasMoreThanMessage = (result: NonNullable<Run['result']>) =>
  Object.keys(result).some((name) => name !== 'message');

type RunOutcomeProps = { run: Run; onGoTo?: (line: number, column: number) => void };

/** What came of it: what the agent read or what went wrong, the returned value, and what was printed. */
export function RunOutcome({ run, onGoTo }: RunOutcomeProps) {
  const { state, error, message, result, logs } = run;
  return (
    <div className="flex min-w-0 flex-col gap-5">
      <h2 className="sr-only">Outcome</h2>
      {state === 'running' && (
        <div className="flex flex-col gap-2">
          <p className="text-ink-muted">It runs. What comes of it shows here as soon as it is over.</p>
          <Progress label="Running" />
        </div>
      )}
      {error && <RunErrorView error={error} {...(onGoTo ? { onGoTo } : {})} />}
      {message !== null && (
        <Section title="Message, as the agent reads it">
          <p className="wrap-anywhere max-h-96 overflow-y-auto whitespace-pre-wrap rounded border bg-surface-raised px-3 py-2">
            {message === '' ? <span className="text-ink-faint">An empty message.</span> : message}
          </p>
        </Section>
      )}
      {result !== null && hasMoreThanMessage(result) && (
        <Section title="Returned value">
          <JsonTree value={result} label="Returned value" path="result" />
        </Section>
      )}
      {state !== 'running' && <LogView log={logOf(logs)} live={false} truncated={run.logs_truncated} />}
    </div>
  );
}
