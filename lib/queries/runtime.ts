import { queryOptions } from '@tanstack/react-query';
import type { RuntimeInfo } from '@/lib/contract/runtime';
import { fetchJson } from '@/lib/queries/fetch-json';
import { keys } from '@/lib/queries/keys';

export const runtimesQuery = () =>
  queryOptions({
    queryKey: keys.runtimes,
    queryFn: ({ signal }) => fetchJson<RuntimeInfo[]>('/api/runtimes', signal),
    staleTime: 5 * 60_000,
  });
