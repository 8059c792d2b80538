import { queryOptions } from '@tanstack/react-query';
import type { Runtime } from '@/lib/contract/runtime';
import { fetchJson } from '@/lib/queries/fetch-json';
import { keys } from '@/lib/queries/keys';

/** A runtime as any API may report it: hosted Conduit may leave its limits out. */
export type RuntimeInfo = Omit<Runtime, 'limits'> & { limits: Runtime['limits'] | null };

export const runtimesQuery = () =>
  queryOptions({
    queryKey: keys.runtimes,
    queryFn: ({ signal }) => fetchJson<RuntimeInfo[]>('/api/runtimes', signal),
    staleTime: 5 * 60_000,
  });
