'use client';

import { failureTitle } from '@/components/runs/run-words';
import { tracebackParts } from '@/components/runs/traceback';
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
      {traceback !== null && traceback !== '' && <Traceback text={traceback} onGoTo={onGoTo} />}
    </div>
  );
}

type TracebackProps = { text: string; onGoTo: RunErrorViewProps['onGoTo'] };

/** Lines of the tool's own code are links into it, where there is an editor to go to. */
function Traceback({ text, onGoTo }: TracebackProps) {
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      aria-label="Traceback"
      className="max-h-72 overflow-auto rounded border bg-surface-sunken px-3 py-2 text-xs leading-6"
    >
      <pre>
        {tracebackParts(text).map(({ text: part, place }, index) =>
          place && onGoTo ? (
            <button
              // biome-ignore lint/suspicious/noArrayIndexKey: a piece of a text is known by nothing but its place
              key={index}
              type="button"
              title={`Go to line ${place.line}`}
              onClick={() => onGoTo(place.line, place.column)}
              className="h-6 rounded-sm text-accent underline underline-offset-2"
            >
              {part}
            </button>
          ) : (
            part
          ),
        )}
      </pre>
    </section>
  );
}
