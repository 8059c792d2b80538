'use client';

import type { MoreTools } from '@/components/tools/list/use-more-tools';
import { countOf, inDigits } from '@/components/tools/list/words';
import { Button, LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Progress } from '@/components/ui/progress';
import { Loading, Skeleton } from '@/components/ui/skeleton';

type ListEndProps = {
  more: MoreTools;
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

function MoreFailed({
  more,
  onRetry,
}: {
  more: Extract<MoreTools, { kind: 'failed' }>;
  onRetry: () => void;
}) {
  return (
    <Notice
      tone={more.left === null ? 'error' : 'warning'}
      className="m-3"
      title={more.left === null ? 'More tools could not be loaded' : `Loading goes on in ${more.left} s`}
      action={
        more.problem.code === 'unauthenticated' ? (
          <LinkButton size="small" href="/sign-in?reason=expired">
            Sign in
          </LinkButton>
        ) : (
          <Button size="small" onClick={onRetry}>
            Try again now
          </Button>
        )
      }
    >
      {more.problem.message}
    </Notice>
  );
}

/** What stands under the last row: that more is coming, why it is not, or that this is all. */
export function ListEnd({ more, onRetry, hasMore, loaded, scan }: ListEndProps) {
  if (more.kind === 'failed') {
    return <MoreFailed more={more} onRetry={onRetry} />;
  }
  if (hasMore && scan) {
    return <ScanNotice scan={scan} />;
  }
  if (hasMore) {
    return (
      <Loading label="Loading more tools">
        <div className="flex flex-col gap-5 px-12 py-3">
          <Skeleton className="w-3/4" />
          <Skeleton className="w-2/3" />
        </div>
      </Loading>
    );
  }
  return (
    <p className="px-4 py-3 text-center text-ink-faint text-xs">
      {scan
        ? `Searched all ${countOf(scan.searched, 'tool')}: ${inDigits(loaded)} found`
        : countOf(loaded, 'tool')}
    </p>
  );
}
