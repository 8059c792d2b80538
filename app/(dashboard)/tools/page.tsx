import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { inTime, parametersOf } from '@/app/(dashboard)/prefetching';
import { prefetchTools } from '@/app/(dashboard)/tools/prefetch-tools';
import { ToolsScreen } from '@/components/tools/list/tools-screen';
import { parseToolsFilter } from '@/lib/queries/tools-filter';
import { requireSession } from '@/lib/session/current';

export const metadata: Metadata = { title: 'Tools' };

type ToolsPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ToolsPage({ searchParams }: ToolsPageProps) {
  const session = await requireSession();
  const filter = parseToolsFilter(parametersOf(await searchParams));
  const prefetched = await inTime(prefetchTools(session, filter));
  if (prefetched && !prefetched.page.ok && prefetched.page.problem.code === 'unauthenticated') {
    redirect('/sign-in?reason=expired');
  }
  return <ToolsScreen prefetched={prefetched} />;
}
