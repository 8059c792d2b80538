'use client';

import { ProblemNotice } from '@/components/shell/problem-notice';
import { LinkButton } from '@/components/ui/button';
import type { ClientProblem } from '@/lib/contract/problem';

type ListProblemProps = { title: string; problem: ClientProblem; onRetry: () => void; retrying: boolean };

/** In place of a list that could not be read. */
export function ListProblem({ title, problem, onRetry, retrying }: ListProblemProps) {
  return (
    <div className="flex-1 p-3 md:p-4">
      <ProblemNotice
        title={title}
        problem={problem}
        onRetry={onRetry}
        retrying={retrying}
        action={
          problem.code === 'unauthenticated' && (
            <LinkButton size="small" href="/sign-in?reason=expired">
              Sign in
            </LinkButton>
          )
        }
      />
    </div>
  );
}
