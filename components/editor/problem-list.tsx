'use client';

import type { CodeFindings } from '@/components/editor/check-client';
import { findingsSummary } from '@/components/editor/findings-summary';
import { SeverityIcon } from '@/components/editor/severity-icon';
import { useSettled } from '@/components/editor/use-settled';
import { Button } from '@/components/ui/button';
import type { Finding } from '@/lib/code/finding';

const SHOWN_MAX = 100;
const ANNOUNCE_AFTER_MS = 1_000;

type ProblemListProps = {
  check: CodeFindings;
  /** Called for the row that was clicked or entered: go there. */
  onSelect: (finding: Finding) => void;
  onRetry: () => void;
};

const byPlace = (one: Finding, other: Finding) =>
  one.range.startLine - other.range.startLine || one.range.startColumn - other.range.startColumn;

const NOT_CHECKED = 'The code could not be checked here. It is checked again when you save.';

function summaryOf({ status, findings }: CodeFindings): string | null {
  if (status === 'loading') {
    return null;
  }
  return status === 'failed' ? NOT_CHECKED : findingsSummary(findings);
}

/** What the static check found, in the words a refused save would use. Takes no room while there is nothing to say. */
export function ProblemList({ check, onSelect, onRetry }: ProblemListProps) {
  const { status, findings } = check;
  const announced = useSettled(summaryOf(check), ANNOUNCE_AFTER_MS);
  const shown = findings.toSorted(byPlace).slice(0, SHOWN_MAX);
  return (
    <section aria-label="Problems" className="shrink-0 bg-surface text-xs">
      <p role="status" className="sr-only">
        {announced}
      </p>
      {status === 'failed' && (
        <div className="flex min-h-9 flex-wrap items-center gap-x-3 border-t px-3 text-ink-muted">
          {NOT_CHECKED}
          <Button size="small" onClick={onRetry}>
            Check again
          </Button>
        </div>
      )}
      {shown.length > 0 && (
        <ul className="max-h-32 overflow-y-auto border-t py-1">
          {shown.map((finding, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two findings can be equal, and rows hold no state
            <li key={index}>
              <ProblemRow finding={finding} onSelect={onSelect} />
            </li>
          ))}
          {findings.length > SHOWN_MAX && (
            <li className="px-3 py-1 text-ink-muted">and {findings.length - SHOWN_MAX} more</li>
          )}
        </ul>
      )}
    </section>
  );
}

function ProblemRow({ finding, onSelect }: { finding: Finding; onSelect: (finding: Finding) => void }) {
  const { severity, message, range } = finding;
  return (
    <button
      type="button"
      className="flex min-h-6 w-full items-start gap-2 px-3 py-1 text-left -outline-offset-2 hover:bg-ink/6"
      onClick={() => onSelect(finding)}
    >
      <span className="flex h-4 items-center">
        <SeverityIcon severity={severity} />
      </span>
      <span className="min-w-0 flex-1 break-words text-ink">{message}</span>
      <span className="shrink-0 font-mono text-ink-muted">
        <span className="sr-only">at </span>
        {range.startLine}:{range.startColumn}
      </span>
    </button>
  );
}
