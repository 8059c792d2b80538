import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { inTime } from '@/app/(dashboard)/prefetching';
import { readApiInfo } from '@/app/api/read-api-info';
import { RunScreen } from '@/components/runs/run-screen';
import { createConduitClient } from '@/lib/conduit/client';
import { hasExtension } from '@/lib/queries/api-info';
import { keys } from '@/lib/queries/keys';
import { makeQueryClient } from '@/lib/queries/query-client';
import { requireSession } from '@/lib/session/current';

export const metadata: Metadata = { title: 'Run' };

type PageProps = { params: Promise<{ id: string }> };

/** What can be read now is there at first sight; what cannot is asked again by the page, which says why. */
export default async function Page({ params }: PageProps) {
  const [{ id }, session] = await Promise.all([params, requireSession()]);
  const runId = decodeURIComponent(id);
  const api = await readApiInfo(session);
  const queries = makeQueryClient();
  if (api.ok && hasExtension(api.value, 'runs')) {
    const run = await inTime(createConduitClient(session).getRun(runId));
    if (run?.ok) {
      queries.setQueryData(keys.runs.detail(runId), run.value);
    }
  }
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <RunScreen key={runId} id={runId} />
    </HydrationBoundary>
  );
}
