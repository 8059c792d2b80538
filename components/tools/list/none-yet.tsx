'use client';

import { ArrowRight, Plus, Wrench } from 'lucide-react';
import Link from 'next/link';
import { LanguageBadge } from '@/components/tools/language-badge';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { STARTER_EXAMPLES } from '@/lib/code/template';

/** A workspace without tools: an example to start from, or a blank page. */
export function NoneYet({ mayWrite }: { mayWrite: boolean }) {
  if (!mayWrite) {
    return (
      <EmptyState icon={<Wrench aria-hidden />} title="No tools yet">
        This workspace has no tools, and your token may only read. Sign in with a token of scope write to
        create one.
      </EmptyState>
    );
  }
  return (
    <div className="pb-8">
      <EmptyState
        icon={<Wrench aria-hidden />}
        title="No tools yet"
        actions={
          <LinkButton href="/tools/new" look="primary" icon={<Plus aria-hidden className="size-4" />}>
            New tool
          </LinkButton>
        }
      >
        A tool is a piece of code that your agents can call. Write one, or start from an example that works.
      </EmptyState>
      <ul aria-label="Examples" className="mx-auto grid max-w-4xl gap-3 px-4 sm:grid-cols-2">
        {STARTER_EXAMPLES.map((example) => (
          <li
            key={example.name}
            className="relative flex flex-col gap-1.5 rounded-lg border bg-surface-raised p-3 focus-within:border-line-strong hover:border-line-strong"
          >
            <div className="flex items-center justify-between gap-2">
              <Link
                href={`/tools/new?example=${encodeURIComponent(example.name)}`}
                prefetch={false}
                className="truncate rounded-sm font-medium font-mono after:absolute after:inset-0"
              >
                {example.name}
              </Link>
              <LanguageBadge language={example.language} />
            </div>
            <p className="line-clamp-2 text-ink-muted">{example.description}</p>
            <p aria-hidden className="mt-auto flex items-center gap-1 pt-1 font-medium text-accent text-xs">
              Start from this <ArrowRight className="size-3" />
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
