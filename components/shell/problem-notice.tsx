'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { Button, LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { ClientProblem } from '@/lib/contract/problem';

const SECOND_MS = 1_000;

/** Whole seconds left of `seconds`, counted from when `problem` arrived. */
const useCountdown = (problem: ClientProblem): number => {
  const seconds = problem.retryAfterSeconds ?? 0;
  const [counted, setCounted] = useState({ problem, left: seconds });
  const left = counted.problem === problem ? counted.left : seconds;
  useEffect(() => {
    if (left <= 0) {
      return;
    }
    const timer = setTimeout(() => setCounted({ problem, left: left - 1 }), SECOND_MS);
    return () => clearTimeout(timer);
  }, [problem, left]);
  return left;
};

type ProblemNoticeProps = {
  /** What did not work: "The tools could not be read". */
  title: string;
  problem: ClientProblem;
  onRetry?: () => void;
  retrying?: boolean;
  /** Another way out, beside trying again. */
  action?: ReactNode;
};

/** A failed read as a sentence with a way on. A rate limit counts down before it offers to try again. */
export function ProblemNotice({ title, problem, onRetry, retrying, action }: ProblemNoticeProps) {
  const left = useCountdown(problem);
  return (
    <Notice
      tone="error"
      title={title}
      action={
        <>
          {onRetry && (
            <Button size="small" busy={retrying === true} disabled={left > 0} onClick={onRetry}>
              {left > 0 ? `Try again in ${left} s` : 'Try again'}
            </Button>
          )}
          {problem.code === 'unauthenticated' && (
            <LinkButton size="small" href="/sign-in">
              Sign in
            </LinkButton>
          )}
          {action}
        </>
      }
    >
      {problem.message}
    </Notice>
  );
}
