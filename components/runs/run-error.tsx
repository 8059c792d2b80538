'use client';

import { failureTitle } from '@/components/runs/run-words';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { RunError } from '@/lib/contract/run';

type RunErrorViewProps = {
  error: RunError;
  /** Puts the cursor there in the code; without it the line is only named. */
  onGoTo?: (line: number, column: number) => void;
};

const placeWords = ({ line, column }: RunError) =>
  line === null ? null : column === null ? `Line ${line}` : `Line ${line}, column ${column}`;

/** What went wrong, where in the tool's own code, and how it got there. */
export function RunErrorView({ error, onGoTo }: RunErrorViewProps) {
  const { line, column, traceback } = error;
  const place = placeWords(error);
  // Where the run was ended on purpose, the sentence says it all.
  const ended = error.reason === 'cancelled' || error.reason === 'interrupted';
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <Notice
        tone={ended ? 'warning' : 'error'}
        title={ended ? undefined : <span className="wrap-anywhere">{failureTitle(error)}</span>}
        action={
          onGoTo &&
          line !== null && (
            <Button size="small" onClick={() => onGoTo(line, column ?? 1)}>
              Go to line {line}
            </Button>
          )
        }
      >
        <span className="wrap-anywhere whitespace-pre-wrap">{error.message}</span>
        {place !== null && !onGoTo && <span className="block text-xs">{place} of the code</span>}
      </Notice>
      {traceback !== null && traceback !== '' && (
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1)
          tabIndex={0}
          aria-label="Traceback"
          className="max-h-72 overflow-auto rounded border bg-surface-sunken px-3 py-2 text-xs leading-5"
        >
          <pre>{traceback}</pre>
        </section>
      )}
    </div>
  );
}
