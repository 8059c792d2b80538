'use client';

import { Button, LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

/** A bug reached the page. The words of the error stay in the log. */
export default function ErrorPage({ reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main className="flex min-h-dvh flex-col justify-center">
      <EmptyState
        title="This page failed"
        level={1}
        actions={
          <>
            <LinkButton href="/tools">Go to Tools</LinkButton>
            <Button look="primary" onClick={reset}>
              Try again
            </Button>
          </>
        }
      >
        Something went wrong in Toolroom itself, not in your tools. What you typed is kept on this machine.
      </EmptyState>
    </main>
  );
}
