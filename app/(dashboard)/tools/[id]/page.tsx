import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { ToolScreen } from '@/components/tools/page/tool-screen';
import { createConduitClient } from '@/lib/conduit/client';
import { keys } from '@/lib/queries/keys';
import { makeQueryClient } from '@/lib/queries/query-client';
import { requireSession } from '@/lib/session/current';

export const metadata: Metadata = { title: 'Tool' };

type PageProps = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** `?run=` the id of a run opens the test with its arguments. What can be read now is there at first sight; what cannot is asked again by the page, which says why. */
export default async function Page({ params, searchParams }: PageProps) {
  const [{ id }, { run }, session] = await Promise.all([params, searchParams, requireSession()]);
  const client = createConduitClient(session);
  const toolId = decodeURIComponent(id);
  const [tool, runtimes] = await Promise.all([client.getTool(toolId), client.listRuntimes()]);
  const queries = makeQueryClient();
  if (tool.ok) {
    queries.setQueryData(keys.tools.detail(toolId), tool.value);
  }
  if (runtimes.ok) {
    queries.setQueryData(keys.runtimes, runtimes.value);
  }
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <ToolScreen key={toolId} id={toolId} runId={typeof run === 'string' ? run : null} />
    </HydrationBoundary>
  );
}
