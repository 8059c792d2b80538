'use client';

import { type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { type LogLine, logLines, logText, type RunLog } from '@/components/runs/run-log';
import { Button } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import { CopyButton } from '@/components/ui/copy-button';

type LogViewProps = {
  log: RunLog;
  /** More may come: what is written shows as it comes, unless somebody scrolled up to read. */
  live: boolean;
  /** Says that more was written than is kept. */
  truncated: boolean;
};

/** A page of lines; of more, the earlier ones are a click away. */
const LINES_STEP = 500;
const AT_END_PX = 24;

/** What the tool printed. Lines of the error stream are marked by a word, not by their colour alone. */
export function LogView({ log, live, truncated }: LogViewProps) {
  const lines = useMemo(() => logLines(log), [log]);
  const [most, setMost] = useState(LINES_STEP);
  const shown = lines.slice(-most);
  const hidden = lines.length - shown.length;
  return (
    <section aria-label="Logs" className="flex min-w-0 flex-col gap-1">
      <div className="flex min-h-7 items-center justify-between gap-2">
        <h3 className="font-semibold text-sm">Logs</h3>
        {lines.length > 0 && <CopyButton text={logText(log)} look="quiet" label="Copy logs" />}
      </div>
      {lines.length === 0 ? (
        <p className="text-ink-muted">{live ? 'Nothing printed yet.' : 'It printed nothing.'}</p>
      ) : (
        <FollowingRegion live={live} turn={log}>
          {hidden > 0 && (
            <Button size="small" className="mb-1" onClick={() => setMost(most + LINES_STEP)}>
              Show {Math.min(LINES_STEP, hidden).toLocaleString('en')} of {hidden.toLocaleString('en')}{' '}
              earlier lines
            </Button>
          )}
          <LogLines lines={shown} first={hidden} />
        </FollowingRegion>
      )}
      {(truncated || log.cut) && (
        <p className="text-ink-muted text-xs">
          {log.cut ? 'The earliest lines are not kept.' : 'More was printed than is kept.'}
        </p>
      )}
    </section>
  );
}

function LogLines({ lines, first }: { lines: readonly LogLine[]; first: number }) {
  return (
    <ol className="font-mono">
      {lines.map(({ stream, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by nothing but its place
        <li key={first + index} className="flex gap-2">
          {stream === 'stderr' && (
            <span className="shrink-0 select-none text-invalid">
              <span aria-hidden>err</span>
              <span className="sr-only">Error stream:</span>
            </span>
          )}
          <span
            className={classNames(
              'wrap-anywhere min-h-5 min-w-0 whitespace-pre-wrap',
              stream === 'stderr' && 'text-invalid',
            )}
          >
            {text}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** Scrolls along with what is added, as long as its end is in sight. */
function FollowingRegion({ live, turn, children }: { live: boolean; turn: unknown; children: ReactNode }) {
  const region = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new text is what moves the end
  useLayoutEffect(() => {
    if (live && follows.current && region.current) {
      region.current.scrollTop = region.current.scrollHeight;
    }
  }, [live, turn]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: it stands in a section of its own already
    <div
      ref={region}
      role="group"
      aria-label="Printed lines"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
        follows.current = scrollTop + clientHeight >= scrollHeight - AT_END_PX;
      }}
      className="max-h-80 overflow-auto rounded border bg-surface-sunken px-3 py-2 text-xs leading-5"
    >
      {children}
    </div>
  );
}
