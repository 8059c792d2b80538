'use client';

import { useEffect, useState } from 'react';
import type { RunStage } from '@/components/tools/test/test-run';
import { Progress } from '@/components/ui/progress';

const TICK_MS = 100;

/** "3.4 s": tenths, so that it is seen to move. */
function Elapsed({ sinceMs }: { sinceMs: number }) {
  const [nowMs, setNowMs] = useState(sinceMs);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return <>{(Math.max(0, nowMs - sinceMs) / 1_000).toFixed(1)} s</>;
}

const wordsOf = (stage: RunStage): string => {
  switch (stage.kind) {
    case 'sent':
      return 'Starting…';
    case 'queued':
      return 'Waiting for a free sandbox…';
    case 'packages':
      return `Installing packages: ${stage.names.join(', ')}`;
    case 'started':
      return 'Running';
    case 'saved':
      return 'Running. This API answers when it is over.';
  }
};

/** How far the run is. */
export function RunProgress({ stage }: { stage: RunStage }) {
  return (
    <div className="flex flex-col gap-2">
      <p className="flex items-baseline justify-between gap-3">
        <span className="wrap-anywhere min-w-0">{wordsOf(stage)}</span>
        <span aria-hidden className="shrink-0 text-ink-muted">
          {stage.kind === 'started' && <Elapsed sinceMs={stage.sinceMs} />}
          {stage.kind === 'packages' && `${stage.installed} of ${stage.names.length}`}
        </span>
      </p>
      <Progress
        label={wordsOf(stage)}
        {...(stage.kind === 'packages' && stage.installed > 0
          ? { value: stage.installed, max: stage.names.length }
          : {})}
      />
    </div>
  );
}
