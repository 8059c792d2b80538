import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { ApiInfo } from '@/lib/queries/api-info';
import { fetchJson } from '@/lib/queries/fetch-json';
import { keys } from '@/lib/queries/keys';

export const apiQuery = () =>
  queryOptions({
    queryKey: keys.api,
    queryFn: ({ signal }) => fetchJson<ApiInfo>('/api/session', signal),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Prefetched by the dashboard's layout, so it is there at first render. */
export const useApi = (): ApiInfo => useSuspenseQuery(apiQuery()).data;
