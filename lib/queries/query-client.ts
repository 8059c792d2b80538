import { QueryClient } from '@tanstack/react-query';
import { problemOf } from '@/lib/queries/fetch-json';

/** Shared by server pages (prefetch) and the browser. The API client backs off already, so only a lost line repeats. */
export const makeQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, error) => problemOf(error).code === 'unreachable' && failures < 3,
        refetchOnReconnect: 'always',
      },
      // Offline, a write fails at once and says so; kept back and sent later, it would surprise.
      mutations: { retry: false, networkMode: 'always' },
    },
  });
