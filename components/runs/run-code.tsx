'use client';

import { type Ref, useImperativeHandle, useRef } from 'react';
import { classNames } from '@/components/ui/class-names';

export type RunCodeHandle = { goToLine: (line: number) => void };

/** Numbering each line makes an element of it: beyond this the code stands in one piece. */
const LINES_MAX = 3_000;

type RunCodeProps = {
  code: string;
  /** From 1: where the error came from. */
  failedLine: number | null;
  ref?: Ref<RunCodeHandle>;
};

/** The code as it ran, to read. Line numbers are drawn, not written: what is copied is the code alone. */
export function RunCode({ code, failedLine, ref }: RunCodeProps) {
  const region = useRef<HTMLElement>(null);
  useImperativeHandle(ref, () => ({
    goToLine: (line) => {
      region.current?.focus({ preventScroll: true });
      const at = region.current?.querySelector(`[data-line="${line}"]`) ?? region.current;
      at?.scrollIntoView({ block: 'center' });
    },
  }));
  const lines = code
    .replace(/\n$/, '')
    .split('\n')
    .map((text, index) => ({ text, number: index + 1 }));
  return (
    <section
      ref={region}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      aria-label="Code that ran"
      className="relative max-h-[32rem] overflow-auto rounded border bg-surface-sunken py-2 text-xs leading-5"
    >
      <pre className="w-max min-w-full">
        <code>
          {lines.length > LINES_MAX
            ? code
            : lines.map(({ text, number }) => (
                <CodeLine key={number} number={number} text={text} failed={number === failedLine} />
              ))}
        </code>
      </pre>
    </section>
  );
}

function CodeLine({ number, text, failed }: { number: number; text: string; failed: boolean }) {
  return (
    <span
      data-line={number}
      className={classNames(
        'block pr-3 before:mr-3 before:inline-block before:w-10 before:select-none before:text-right before:text-ink-faint before:content-[attr(data-line)]',
        failed && 'bg-invalid-soft before:font-semibold before:text-invalid',
      )}
    >
      {text}
      {failed && <span className="sr-only"> (the error came from this line)</span>}
      {'\n'}
    </span>
  );
}
