'use client';

import { JsonTree } from '@/components/runs/json-tree';
import { resultWarnings } from '@/components/tools/test/result-warnings';
import { CopyButton } from '@/components/ui/copy-button';
import { Notice } from '@/components/ui/notice';

type ResultViewProps = {
  message: string | null;
  /** The whole returned value. */
  result: unknown;
};

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const MESSAGE_SHOWN = 20_000;

/** What the agent gets: the message to read, and the data to reason over. */
export function ResultView({ message, result }: ResultViewProps) {
  const { message: _, rawData, ...others } = isFields(result) ? result : { message, rawData: undefined };
  return (
    <>
      {resultWarnings(message, result).map((warning) => (
        <Notice key={warning} tone="warning">
          {warning}
        </Notice>
      ))}
      {message !== null && <MessageView message={message} />}
      {rawData !== undefined && <ReturnedData title="rawData" path="rawData" value={rawData} />}
      {Object.keys(others).length > 0 && <ReturnedData title="Also returned" path="result" value={others} />}
      {!isFields(result) && result !== null && <ReturnedData title="Returned" path="result" value={result} />}
    </>
  );
}

function MessageView({ message }: { message: string }) {
  const cut = message.length > MESSAGE_SHOWN;
  return (
    <section aria-label="Message" className="flex min-w-0 flex-col gap-1">
      <div className="flex min-h-7 items-center justify-between gap-2">
        <h3 className="font-semibold text-sm">
          Message <span className="font-normal text-ink-faint">as the agent reads it</span>
        </h3>
        <CopyButton text={message} look="quiet" label="Copy message" />
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: it stands in a section of its own already */}
      <div
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1)
        tabIndex={0}
        role="group"
        aria-label="Text of the message"
        className="wrap-anywhere max-h-96 overflow-auto whitespace-pre-wrap rounded border bg-surface-raised px-3 py-2 text-base"
      >
        {cut ? message.slice(0, MESSAGE_SHOWN) : message}
        {message === '' && <span className="text-ink-faint">(empty)</span>}
      </div>
      {cut && (
        <p className="text-ink-muted text-xs">
          These are the first {MESSAGE_SHOWN.toLocaleString('en')} of {message.length.toLocaleString('en')}{' '}
          characters. Copying takes all of them.
        </p>
      )}
    </section>
  );
}

function ReturnedData({ title, path, value }: { title: string; path: string; value: unknown }) {
  return (
    <section aria-label={title} className="flex min-w-0 flex-col gap-1">
      <h3 className="flex min-h-7 items-center font-semibold text-sm">{title}</h3>
      <JsonTree value={value} label={`${title} as a tree`} path={path} />
    </section>
  );
}
