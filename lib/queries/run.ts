import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { cancelRun } from '@/lib/actions/run';
import { parseJson, stringifyJson } from '@/lib/contract/json';
import type { Run } from '@/lib/contract/run';
import { callAction } from '@/lib/queries/call-action';
import { fetchJson } from '@/lib/queries/fetch-json';
import { keys } from '@/lib/queries/keys';

const EXACT = { parse: parseJson, stringify: stringifyJson };

/** One run, whole. Needs the `runs` extension, as everything here. */
export const runQuery = (id: string) =>
  queryOptions({
    queryKey: keys.runs.detail(id),
    queryFn: ({ signal }) => fetchJson<Run>(`/api/runs/${encodeURIComponent(id)}`, signal, undefined, EXACT),
    // A run that is over does not change any more.
    staleTime: ({ state }) => (state.data && state.data.state !== 'running' ? Number.POSITIVE_INFINITY : 0),
  });

/** For a run that goes on elsewhere: the Test tab ends its own by no longer listening. */
export const useCancelRun = () => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => callAction(() => cancelRun({ id })),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.runs.all }),
  });
};
