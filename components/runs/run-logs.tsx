'use client';

import { useEffect, useRef } from 'react';

type RunLogsProps = {
  logs: string;
  /** More was written than is kept. */
  truncated: boolean;
  /** More may come: what is written shows as it comes, unless one has scrolled up to read. */
  live?: boolean;
};

const AT_END_PX = 24;

/** What the tool printed, on both streams, in the order it came. */
export function RunLogs({ logs, truncated, live = false }: RunLogsProps) {
  const region = useRef<HTMLElement>(null);
  const follows = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new text is what moves the end
  useEffect(() => {
    if (live && follows.current && region.current) {
      region.current.scrollTop = region.current.scrollHeight;
    }
  }, [live, logs]);
  if (logs === '') {
    return <p className="text-ink-muted">{live ? 'Nothing printed yet.' : 'It printed nothing.'}</p>;
  }
  return (
    <>
      <section
        ref={region}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1)
        tabIndex={0}
        aria-label="Logs"
        onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
          follows.current = scrollTop + clientHeight >= scrollHeight - AT_END_PX;
        }}
        className="max-h-80 overflow-auto rounded border bg-surface-sunken px-3 py-2 text-xs leading-5"
      >
        <pre className="wrap-anywhere whitespace-pre-wrap">{logs}</pre>
      </section>
      {truncated && <p className="text-ink-faint text-xs">More was printed than is kept.</p>}
    </>
  );
}
