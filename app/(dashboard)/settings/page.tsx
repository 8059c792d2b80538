import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { readApiInfo } from '@/app/api/read-api-info';
import { SettingsPage } from '@/components/settings/settings-page';
import { createConduitClient } from '@/lib/conduit/client';
import { hasExtension } from '@/lib/queries/api-info';
import { keys } from '@/lib/queries/keys';
import { makeQueryClient } from '@/lib/queries/query-client';
import { requireSession } from '@/lib/session/current';

export const metadata: Metadata = { title: 'Settings' };

export default async function Page() {
  const session = await requireSession();
  const api = await readApiInfo(session);
  const queries = makeQueryClient();
  if (api.ok && hasExtension(api.value, 'tokens') && api.value.scope !== 'read') {
    const tokens = await createConduitClient(session).listTokens();
    if (tokens.ok) {
      queries.setQueryData(keys.tokens, tokens.value);
    }
  }
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <SettingsPage />
    </HydrationBoundary>
  );
}
