import type { Metadata } from 'next';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFoundPage() {
  return (
    <main className="flex min-h-dvh flex-col justify-center">
      <EmptyState
        title="There is no page here"
        level={1}
        actions={<LinkButton href="/tools">Go to Tools</LinkButton>}
      >
        The address may be mistyped, or what it showed was deleted.
      </EmptyState>
    </main>
  );
}
