'use client';

import type { MorePages } from '@/components/list/use-more-pages';
import { Button, LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';

type MoreFailedProps = {
  more: Extract<MorePages, { kind: 'failed' }>;
  /** "tools", "runs". */
  noun: string;
  onRetry: () => void;
};

/** Under the last row: the next page did not come. */
export function MoreFailed({ more, noun, onRetry }: MoreFailedProps) {
  return (
    <Notice
      tone={more.left === null ? 'error' : 'warning'}
      className="m-3"
      title={more.left === null ? `More ${noun} could not be loaded` : `Loading goes on in ${more.left} s`}
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
