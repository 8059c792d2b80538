'use client';

import { countOf, inDigits } from '@/components/list/count-words';
import { MoreComing } from '@/components/list/more-coming';
import { MoreFailed } from '@/components/list/more-failed';
import type { MorePages } from '@/components/list/use-more-pages';
import { Button } from '@/components/ui/button';
import { Progress } from '@/components/ui/progress';

type ListEndProps = {
  more: MorePages;
  onRetry: () => void;
  hasMore: boolean;
  /** How many are loaded. */
  loaded: number;
  scan: ScanProgress | null;
};

/** A search that reads the tools page by page, since the API cannot search. */
export type ScanProgress = {
  searched: number;
  /** At least this many there are; more of them when `orMore`. */
  known: number;
  orMore: boolean;
  stopped: boolean;
  onStop: (stopped: boolean) => void;
};

function ScanNotice({ scan }: { scan: ScanProgress }) {
  const { searched, known, orMore, stopped } = scan;
  const total = `${inDigits(Math.max(known, searched))}${orMore || known <= searched ? '+' : ''}`;
  const sentence = `Searched ${inDigits(searched)} of ${total} tools`;
  return (
    <div className="flex flex-col gap-2 px-4 py-3">
      <div className="flex items-center justify-between gap-3">
        <p className="text-ink-muted">
          {sentence}
          {stopped ? ', stopped' : '…'}
        </p>
        <Button size="small" onClick={() => scan.onStop(!stopped)}>
          {stopped ? 'Go on' : 'Stop'}
        </Button>
      </div>
      {!stopped && (
        <Progress
          label="Searching"
          {...(known > searched && !orMore ? { value: searched, max: known } : {})}
        />
      )}
    </div>
  );
}

/** What stands under the last row: that more is coming, why it is not, or that this is all. */
export function ListEnd({ more, onRetry, hasMore, loaded, scan }: ListEndProps) {
  if (more.kind === 'failed') {
    return <MoreFailed more={more} noun="tools" onRetry={onRetry} />;
  }
  if (hasMore && scan) {
    return <ScanNotice scan={scan} />;
  }
  if (hasMore) {
    return <MoreComing noun="tools" />;
  }
  return (
    <p className="px-4 py-3 text-center text-ink-faint text-xs">
      {scan
        ? `Searched all ${countOf(scan.searched, 'tool')}: ${inDigits(loaded)} found`
        : countOf(loaded, 'tool')}
    </p>
  );
}
