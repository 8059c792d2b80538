import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { RuntimesPage } from '@/components/runtimes/runtimes-page';
import { createConduitClient } from '@/lib/conduit/client';
import { keys } from '@/lib/queries/keys';
import { makeQueryClient } from '@/lib/queries/query-client';
import { requireSession } from '@/lib/session/current';

export const metadata: Metadata = { title: 'Runtimes' };

export default async function Page() {
  const runtimes = await createConduitClient(await requireSession()).listRuntimes();
  const queries = makeQueryClient();
  if (runtimes.ok) {
    queries.setQueryData(keys.runtimes, runtimes.value);
  }
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <RuntimesPage />
    </HydrationBoundary>
  );
}
