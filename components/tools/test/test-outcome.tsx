'use client';

import { type ComponentProps, memo } from 'react';
import { LogView } from '@/components/runs/log-view';
import { RunErrorView } from '@/components/runs/run-error';
import { logOf } from '@/components/runs/run-log';
import { RunStateBadge } from '@/components/runs/run-state-badge';
import { ProblemNotice } from '@/components/shell/problem-notice';
import { ResultView } from '@/components/tools/test/result-view';
import { RunMeasures } from '@/components/tools/test/run-measures';
import { RunProgress } from '@/components/tools/test/run-progress';
import type { TestRun } from '@/components/tools/test/test-run';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { ClientProblem } from '@/lib/contract/problem';

type TestOutcomeProps = {
  run: TestRun;
  /** Moves the editor there. */
  onGoTo: (line: number, column: number) => void;
  onRunAgain: () => void;
};

type Shown<Kind extends TestRun['kind']> = Extract<TestRun, { kind: Kind }>;

/** What goes on, or what came of it. The logs keep their place from the first line to the last. */
export const TestOutcome = memo(function TestOutcome(props: TestOutcomeProps) {
  const { run } = props;
  if (run.kind === 'idle') {
    return null;
  }
  const logs = logsOf(run);
  return (
    <>
      <Heading {...props} />
      {logs && <LogView {...logs} />}
    </>
  );
});

/** What was printed, where there is something to say of it. */
function logsOf(run: TestRun): ComponentProps<typeof LogView> | null {
  switch (run.kind) {
    case 'idle':
      return null;
    case 'going': {
      const shows = run.stage.kind === 'started' || run.log.length > 0;
      return shows ? { log: run.log, live: true, truncated: false } : null;
    }
    case 'ended':
      return { log: run.log, live: false, truncated: run.run.logs_truncated };
    case 'answered':
      return run.answer.logs === null ? null : { log: logOf(run.answer.logs), live: false, truncated: false };
    case 'cancelled':
    case 'failed':
      return run.log.length > 0 ? { log: run.log, live: false, truncated: false } : null;
  }
}

function Heading({ run, onGoTo, onRunAgain }: TestOutcomeProps) {
  switch (run.kind) {
    case 'idle':
      return null;
    case 'going':
      return <RunProgress stage={run.stage} />;
    case 'ended':
      return <Ended run={run} onGoTo={onGoTo} />;
    case 'answered':
      return <Answered run={run} />;
    case 'cancelled':
      return <Cancelled mayGoOn={run.mayGoOn} />;
    case 'failed':
      return <Failed run={run} onGoTo={onGoTo} onRunAgain={onRunAgain} />;
  }
}

const LINE = 'flex flex-wrap items-center gap-x-3 gap-y-1';

function Ended({ run: { run }, onGoTo }: { run: Shown<'ended'>; onGoTo: TestOutcomeProps['onGoTo'] }) {
  const { state, error, message, result } = run;
  return (
    <>
      <div className={LINE}>
        <RunStateBadge state={state} />
        <RunMeasures
          runTimeMs={run.run_time_ms}
          queueTimeMs={run.queue_time_ms}
          peakMemoryBytes={run.peak_memory_bytes}
        />
      </div>
      {error && <RunErrorView error={error} onGoTo={onGoTo} />}
      {state === 'succeeded' && <ResultView message={message} result={result} />}
    </>
  );
}

/** The published answer has these fields and no others. */
function Answered({ run: { answer, version } }: { run: Shown<'answered'> }) {
  const { success, message, result, error } = answer;
  return (
    <>
      <div className={LINE}>
        <RunStateBadge state={success ? 'succeeded' : 'failed'} />
        <span className="text-ink-muted text-xs">v{version}</span>
        <RunMeasures runTimeMs={answer.run_time_ms} queueTimeMs={null} peakMemoryBytes={null} />
      </div>
      {error !== null && (
        <Notice tone="error" title="The tool failed">
          <span className="wrap-anywhere whitespace-pre-wrap">{error}</span>
        </Notice>
      )}
      {(success || result !== null) && <ResultView message={message} result={result} />}
    </>
  );
}

function Cancelled({ mayGoOn }: { mayGoOn: boolean }) {
  return (
    <div className={LINE}>
      <RunStateBadge state="cancelled" />
      <p className="text-ink-muted">
        {mayGoOn
          ? 'No longer waiting for it. This API cannot end a run: it may still go on.'
          : 'What it did until then is done.'}
      </p>
    </div>
  );
}

/** Where in the code a refusal speaks of, when it does. */
const placeIn = (message: string): { line: number; column: number } | null => {
  const at = /\bline (\d+)(?:,? column (\d+))?/i.exec(message);
  return at ? { line: Number(at[1]), column: Number(at[2] ?? 1) } : null;
};

/** Nothing ran, so that it can be asked for again without a thought. */
const NOT_BEGUN: readonly ClientProblem['code'][] = ['unreachable', 'unavailable', 'rate_limited'];

function Failed({
  run: { problem },
  onGoTo,
  onRunAgain,
}: Omit<TestOutcomeProps, 'run'> & { run: Shown<'failed'> }) {
  const place = problem.code === 'invalid_request' ? placeIn(problem.message) : null;
  return (
    <ProblemNotice
      title={problem.code === 'uncertain' ? 'The answer was lost' : 'Not run'}
      problem={problem}
      {...(NOT_BEGUN.includes(problem.code) ? { onRetry: onRunAgain } : {})}
      action={
        place && (
          <Button size="small" onClick={() => onGoTo(place.line, place.column)}>
            Go to line {place.line}
          </Button>
        )
      }
    />
  );
}
