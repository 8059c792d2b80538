import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiAway } from '@/app/(dashboard)/api-away';
import { readApiInfo } from '@/app/api/read-api-info';
import { SignedOut } from '@/app/sign-in/signed-out';
import { Shell } from '@/components/shell/shell';
import { keys } from '@/lib/queries/keys';
import { makeQueryClient } from '@/lib/queries/query-client';
import { requireSession } from '@/lib/session/current';

/** Every page behind the sign-in. What the API cannot answer right now is said here, at the page's own address. */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const session = await requireSession();
  const api = await readApiInfo(session);
  if (!api.ok) {
    return api.problem.code === 'unauthenticated' ? (
      <SignedOut host={session.apiHost} />
    ) : (
      <ApiAway host={session.apiHost} problem={api.problem} />
    );
  }
  const queries = makeQueryClient();
  queries.setQueryData(keys.api, api.value);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <Shell>{children}</Shell>
    </HydrationBoundary>
  );
}
