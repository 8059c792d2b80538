'use client';

import { memo } from 'react';
import { LogView } from '@/components/runs/log-view';
import { RunErrorView } from '@/components/runs/run-error';
import { appendLog, EMPTY_LOG } from '@/components/runs/run-log';
import { RunStateBadge } from '@/components/runs/run-state-badge';
import { ProblemNotice } from '@/components/shell/problem-notice';
import { ResultView } from '@/components/tools/test/result-view';
import { RunFacts } from '@/components/tools/test/run-facts';
import { RunProgress } from '@/components/tools/test/run-progress';
import type { TestRun } from '@/components/tools/test/test-run';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';

type TestOutcomeProps = {
  run: TestRun;
  /** Moves the editor there. */
  onGoTo: (line: number, column: number) => void;
  onRunAgain: () => void;
};

type Shown<Kind extends TestRun['kind']> = Extract<TestRun, { kind: Kind }>;

/** What goes on, or what came of it. */
export const TestOutcome = memo(function TestOutcome({ run, onGoTo, onRunAgain }: TestOutcomeProps) {
  switch (run.kind) {
    case 'idle':
      return null;
    case 'going':
      return <Going run={run} />;
    case 'ended':
      return <Ended run={run} onGoTo={onGoTo} />;
    case 'answered':
      return <Answered run={run} />;
    case 'cancelled':
      return <Cancelled run={run} />;
    case 'failed':
      return <Failed run={run} onGoTo={onGoTo} onRunAgain={onRunAgain} />;
  }
});

function Going({ run: { stage, log } }: { run: Shown<'going'> }) {
  return (
    <>
      <RunProgress stage={stage} />
      {(stage.kind === 'started' || log.length > 0) && <LogView log={log} live truncated={false} />}
    </>
  );
}

function Ended({ run: { run, log }, onGoTo }: { run: Shown<'ended'>; onGoTo: TestOutcomeProps['onGoTo'] }) {
  const { state, error, message, result } = run;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <RunStateBadge state={state} />
        <RunFacts
          runTimeMs={run.run_time_ms}
          queueTimeMs={run.queue_time_ms}
          peakMemoryBytes={run.peak_memory_bytes}
        />
      </div>
      {error && <RunErrorView error={error} onGoTo={onGoTo} />}
      {state === 'succeeded' && <ResultView message={message} result={result} />}
      <LogView log={log} live={false} truncated={run.logs_truncated} />
    </>
  );
}

/** The published answer has these fields and no others. */
function Answered({ run: { answer, version } }: { run: Shown<'answered'> }) {
  const { success, message, result, error, logs } = answer;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <RunStateBadge state={success ? 'succeeded' : 'failed'} />
        <span className="text-ink-muted text-xs">v{version}</span>
        <RunFacts runTimeMs={answer.run_time_ms} queueTimeMs={null} peakMemoryBytes={null} />
      </div>
      {error !== null && (
        <Notice tone="error" title="The tool failed">
          <span className="wrap-anywhere whitespace-pre-wrap">{error}</span>
        </Notice>
      )}
      {(success || result !== null) && <ResultView message={message} result={result} />}
      {logs !== null && (
        <LogView
          log={appendLog(EMPTY_LOG, logs === '' ? [] : [{ stream: null, text: logs }])}
          live={false}
          truncated={false}
        />
      )}
    </>
  );
}

function Cancelled({ run: { mayGoOn, log } }: { run: Shown<'cancelled'> }) {
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <RunStateBadge state="cancelled" />
        <p className="text-ink-muted">
          {mayGoOn
            ? 'No longer waiting for it. This API cannot end a run: it may still go on.'
            : 'What it did until then is done.'}
        </p>
      </div>
      {log.length > 0 && <LogView log={log} live={false} truncated={false} />}
    </>
  );
}

/** Where in the code a refusal speaks of, when it does. */
const placeIn = (message: string): { line: number; column: number } | null => {
  const at = /\bline (\d+)(?:,? column (\d+))?/i.exec(message);
  return at ? { line: Number(at[1]), column: Number(at[2] ?? 1) } : null;
};

function Failed({
  run: { problem, log },
  onGoTo,
  onRunAgain,
}: Omit<TestOutcomeProps, 'run'> & { run: Shown<'failed'> }) {
  const place = problem.code === 'invalid_request' ? placeIn(problem.message) : null;
  return (
    <>
      <ProblemNotice
        title={problem.code === 'uncertain' ? 'The run was broken off' : 'Not run'}
        problem={problem}
        {...(problem.code === 'invalid_request' ? {} : { onRetry: onRunAgain })}
        action={
          place && (
            <Button size="small" onClick={() => onGoTo(place.line, place.column)}>
              Go to line {place.line}
            </Button>
          )
        }
      />
      {log.length > 0 && <LogView log={log} live={false} truncated={false} />}
    </>
  );
}
