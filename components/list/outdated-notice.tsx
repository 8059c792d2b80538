'use client';

import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { ClientProblem } from '@/lib/contract/problem';

/** Over a list that is there, but could not be read again. */
export function OutdatedNotice({ problem, onRetry }: { problem: ClientProblem; onRetry: () => void }) {
  return (
    <Notice
      tone="warning"
      className="m-2"
      title="This list may be out of date"
      action={
        <Button size="small" onClick={onRetry}>
          Try again
        </Button>
      }
    >
      {problem.message}
    </Notice>
  );
}
