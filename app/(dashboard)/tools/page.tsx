import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { prefetchTools } from '@/app/(dashboard)/tools/prefetch-tools';
import { ToolsScreen } from '@/components/tools/list/tools-screen';
import { parseToolsFilter } from '@/lib/queries/tools-filter';
import { requireSession } from '@/lib/session/current';

export const metadata: Metadata = { title: 'Tools' };

/** A slow API must not keep the page blank: after this the browser goes on reading by itself. */
const PATIENCE_MS = 400;

const givingUp = (milliseconds: number) =>
  new Promise<null>((resolve) => setTimeout(() => resolve(null), milliseconds));

type ToolsPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ToolsPage({ searchParams }: ToolsPageProps) {
  const session = await requireSession();
  const given = Object.entries(await searchParams).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? (value[0] ?? '') : value]],
  );
  const filter = parseToolsFilter(new URLSearchParams(given));
  const prefetched = await Promise.race([prefetchTools(session, filter), givingUp(PATIENCE_MS)]);
  if (prefetched && !prefetched.page.ok && prefetched.page.problem.code === 'unauthenticated') {
    redirect('/sign-in?reason=expired');
  }
  return <ToolsScreen prefetched={prefetched} />;
}
