'use client';

import { PageFailed } from '@/components/shell/page-failed';

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

export default function ErrorPage({ reset }: ErrorPageProps) {
  return (
    <main className="flex min-h-dvh flex-col justify-center">
      <PageFailed onRetry={reset} />
    </main>
  );
}
