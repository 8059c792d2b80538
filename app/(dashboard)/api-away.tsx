'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useTransition } from 'react';
import { ProblemNotice } from '@/components/shell/problem-notice';
import { useLeaveSession } from '@/components/shell/use-leave-session';
import { Button } from '@/components/ui/button';
import type { ClientProblem } from '@/lib/contract/problem';

const ASK_AGAIN_MS = 5_000;

/** The API behind the dashboard cannot answer: says so, and comes back by itself when it can. */
export function ApiAway({ host, problem }: { host: string; problem: ClientProblem }) {
  const router = useRouter();
  const leaveSession = useLeaveSession();
  const [asking, startAsking] = useTransition();
  const askAgain = () => startAsking(() => router.refresh());
  const waitMs = Math.max(ASK_AGAIN_MS, (problem.retryAfterSeconds ?? 0) * 1_000);
  useEffect(() => {
    const timer = setInterval(() => startAsking(() => router.refresh()), waitMs);
    return () => clearInterval(timer);
  }, [router, waitMs]);
  return (
    <main className="mx-auto flex min-h-dvh max-w-lg flex-col justify-center gap-3 p-4">
      <h1 className="font-semibold text-xl">Toolroom is waiting for its API</h1>
      <ProblemNotice
        title={`${host} gave no answer to work with`}
        problem={problem}
        onRetry={askAgain}
        retrying={asking}
        action={
          <Button size="small" onClick={leaveSession}>
            Sign out
          </Button>
        }
      />
      <p className="text-ink-muted">
        This page asks again by itself. What you typed before is kept on this machine.
      </p>
    </main>
  );
}
