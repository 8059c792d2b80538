'use client';

import { Button, LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

/** A bug reached a page. The words of the error stay in the log. */
export function PageFailed({ onRetry }: { onRetry: () => void }) {
  return (
    <EmptyState
      title="This page failed"
      level={1}
      actions={
        <>
          <LinkButton href="/tools">Go to Tools</LinkButton>
          <Button look="primary" onClick={onRetry}>
            Try again
          </Button>
        </>
      }
    >
      Something went wrong in Toolroom itself, not in your tools. What you typed is kept on this machine.
    </EmptyState>
  );
}
