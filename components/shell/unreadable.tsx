import { SearchX } from 'lucide-react';
import type { ReactNode } from 'react';
import { ProblemNotice } from '@/components/shell/problem-notice';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import type { ClientProblem } from '@/lib/contract/problem';

type UnreadableProps = {
  /** What the page is about: "tool". */
  subject: string;
  /** Where all of them are. */
  back: { href: string; label: string };
  problem: ClientProblem;
  retrying: boolean;
  onRetry: () => void;
  /** Why there may be none with this id. */
  children: ReactNode;
};

/** In place of a page about one thing that could not be read, or is not there. */
export function Unreadable({ subject, back, problem, retrying, onRetry, children }: UnreadableProps) {
  if (problem.code === 'not_found') {
    return (
      <EmptyState
        level={1}
        icon={<SearchX aria-hidden />}
        title={`There is no ${subject} with this id`}
        actions={
          <LinkButton href={back.href} look="primary">
            {back.label}
          </LinkButton>
        }
      >
        {children}
      </EmptyState>
    );
  }
  return (
    <div className="mx-auto max-w-lg p-4">
      <h1 className="sr-only">{`The ${subject}`}</h1>
      <ProblemNotice
        title={`The ${subject} could not be read`}
        problem={problem}
        onRetry={onRetry}
        retrying={retrying}
        action={
          <LinkButton size="small" href={back.href}>
            {back.label}
          </LinkButton>
        }
      />
    </div>
  );
}
