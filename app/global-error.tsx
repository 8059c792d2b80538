'use client';

import './globals.css';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

/** The outermost layout itself failed, so this brings its own document. */
export default function GlobalErrorPage({
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <html lang="en">
      <body>
        <main className="flex min-h-dvh flex-col justify-center">
          <EmptyState
            title="Toolroom failed"
            level={1}
            actions={
              <Button look="primary" onClick={reset}>
                Try again
              </Button>
            }
          >
            Something went wrong before the page could be drawn. What you typed is kept on this machine.
          </EmptyState>
        </main>
      </body>
    </html>
  );
}
