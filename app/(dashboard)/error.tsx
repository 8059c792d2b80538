'use client';

import { PageFailed } from '@/components/shell/page-failed';

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

/** The shell around the page still works. */
export default function ErrorPage({ reset }: ErrorPageProps) {
  return <PageFailed onRetry={reset} />;
}
