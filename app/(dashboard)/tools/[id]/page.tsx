import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { ToolScreen } from '@/components/tools/page/tool-screen';
import { createConduitClient } from '@/lib/conduit/client';
import { keys } from '@/lib/queries/keys';
import { makeQueryClient } from '@/lib/queries/query-client';
import { requireSession } from '@/lib/session/current';

export const metadata: Metadata = { title: 'Tool' };

type PageProps = { params: Promise<{ id: string }> };

/** What can be read now is there at first sight; what cannot is asked again by the page, which says why. */
export default async function Page({ params }: PageProps) {
  const [{ id }, session] = await Promise.all([params, requireSession()]);
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
      <ToolScreen key={toolId} id={toolId} />
    </HydrationBoundary>
  );
}
