import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { NewToolScreen } from '@/components/tools/new/new-tool-screen';
import { createConduitClient } from '@/lib/conduit/client';
import { keys } from '@/lib/queries/keys';
import { makeQueryClient } from '@/lib/queries/query-client';
import { requireSession } from '@/lib/session/current';

export const metadata: Metadata = { title: 'New tool' };

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const oneOf = (value: string | string[] | undefined): string | null =>
  typeof value === 'string' ? value : null;

/** `?from=` an id duplicates that tool, `?example=` a name begins with that starter example. */
export default async function Page({ searchParams }: PageProps) {
  const [parameters, session] = await Promise.all([searchParams, requireSession()]);
  const [from, example] = [oneOf(parameters.from), oneOf(parameters.example)];
  const client = createConduitClient(session);
  const [runtimes, original] = await Promise.all([
    client.listRuntimes(),
    from === null ? null : client.getTool(from),
  ]);
  const queries = makeQueryClient();
  if (runtimes.ok) {
    queries.setQueryData(keys.runtimes, runtimes.value);
  }
  if (from !== null && original?.ok) {
    queries.setQueryData(keys.tools.detail(from), original.value);
  }
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <NewToolScreen from={from} example={example} />
    </HydrationBoundary>
  );
}
