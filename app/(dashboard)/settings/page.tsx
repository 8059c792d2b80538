import { dehydrate, HydrationBoundary, type QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { readApiInfo } from '@/app/api/read-api-info';
import { SettingsPage } from '@/components/settings/settings-page';
import { type ConduitClient, createConduitClient } from '@/lib/conduit/client';
import { type ApiInfo, hasExtension } from '@/lib/queries/api-info';
import { keys } from '@/lib/queries/keys';
import { makeQueryClient } from '@/lib/queries/query-client';
import { requireSession } from '@/lib/session/current';

export const metadata: Metadata = { title: 'Settings' };

const readTokens = async (client: ConduitClient, queries: QueryClient) => {
  const tokens = await client.listTokens();
  if (tokens.ok) {
    queries.setQueryData(keys.tokens, tokens.value);
  }
};

const readRunSettings = async (client: ConduitClient, queries: QueryClient, { workspaceId }: ApiInfo) => {
  const settings = await client.workspaceRunSettings(workspaceId);
  if (settings.ok) {
    queries.setQueryData(keys.runSettings.workspace(workspaceId), settings.value);
  }
};

export default async function Page() {
  const session = await requireSession();
  const api = await readApiInfo(session);
  const queries = makeQueryClient();
  if (api.ok) {
    const client = createConduitClient(session);
    await Promise.all([
      hasExtension(api.value, 'tokens') && api.value.scope !== 'read' && readTokens(client, queries),
      hasExtension(api.value, 'runs') && readRunSettings(client, queries, api.value),
    ]);
  }
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <SettingsPage />
    </HydrationBoundary>
  );
}
