import { Fragment } from 'react';

/** Prose in which `backticks` mark code, as the API writes its sentences. */
export function InlineCode({ text }: { text: string }) {
  const parts = text.split(/`([^`]+)`/).map((part, at) => ({ part, at, isCode: at % 2 === 1 }));
  return parts.map(({ part, at, isCode }) =>
    isCode ? (
      <code key={at} className="text-ink text-xs">
        {part}
      </code>
    ) : (
      <Fragment key={at}>{part}</Fragment>
    ),
  );
}
