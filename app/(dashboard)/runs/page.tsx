import type { Metadata } from 'next';
import { inTime, parametersOf } from '@/app/(dashboard)/prefetching';
import { prefetchRuns } from '@/app/(dashboard)/runs/prefetch-runs';
import { RunsScreen } from '@/components/runs/runs-screen';
import { parseRunsFilter } from '@/lib/queries/runs-filter';
import { requireSession } from '@/lib/session/current';

export const metadata: Metadata = { title: 'Runs' };

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: PageProps) {
  const session = await requireSession();
  const filter = parseRunsFilter(parametersOf(await searchParams));
  return <RunsScreen prefetched={await inTime(prefetchRuns(session, filter))} />;
}
