import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { createTool, deleteTool, saveTool, setEnableGlobally } from '@/lib/actions/tool';
import type { ToolSnapshot } from '@/lib/contract/snapshot';
import type { CreateToolBody, PatchToolBody } from '@/lib/contract/tool';
import { callAction } from '@/lib/queries/call-action';
import { fetchJson } from '@/lib/queries/fetch-json';
import { keys } from '@/lib/queries/keys';
import { summarise } from '@/lib/queries/tool-summary';
import { forgetInLists, replaceInLists } from '@/lib/queries/tools-cache';

export const toolQuery = (id: string) =>
  queryOptions({
    queryKey: keys.tools.detail(id),
    queryFn: ({ signal }) => fetchJson<ToolSnapshot>(`/api/tools/${encodeURIComponent(id)}`, signal),
    // The page compares revisions itself; replacing the tool under somebody who types would confuse.
    refetchOnWindowFocus: false,
  });

/** The id of the tool that has this name; null: the name is free. Needs the `list-filters` extension. */
export const toolNamedQuery = (workspaceId: string, name: string) =>
  queryOptions({
    queryKey: keys.tools.named(workspaceId, name),
    queryFn: ({ signal }) =>
      fetchJson<{ id: string | null }>(
        `/api/tools/named?${new URLSearchParams({ workspace_id: workspaceId, name })}`,
        signal,
      ),
    staleTime: 5_000,
  });

const useKeepSnapshot = () => {
  const queries = useQueryClient();
  return (snapshot: ToolSnapshot) => {
    queries.setQueryData(keys.tools.detail(snapshot.tool.id), snapshot);
    replaceInLists(queries, summarise(snapshot.tool));
  };
};

export const useCreateTool = () => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: CreateToolBody) => callAction(() => createTool(body)),
    onSuccess: (outcome) => {
      if (outcome.ok) {
        queries.setQueryData(keys.tools.detail(outcome.value.tool.id), outcome.value);
        return queries.invalidateQueries({
          queryKey: keys.tools.all,
          predicate: ({ queryKey }) => queryKey[1] !== 'detail',
        });
      }
    },
  });
};

/** `base` is the revision that was edited; null saves over whatever is there. */
export type SaveToolInput = { id: string; changes: PatchToolBody; base: string | null };

export const useSaveTool = () => {
  const keep = useKeepSnapshot();
  return useMutation({
    mutationFn: (input: SaveToolInput) => callAction(() => saveTool(input)),
    onSuccess: (outcome) => {
      if (outcome.ok && outcome.value.kind === 'saved') {
        keep(outcome.value.snapshot);
      }
    },
  });
};

/** The switch: optimism and rolling back are the caller's, since only it knows what is on screen. */
export const useEnableGlobally = () => {
  const keep = useKeepSnapshot();
  return useMutation({
    mutationFn: (input: { id: string; enabled: boolean }) => callAction(() => setEnableGlobally(input)),
    onSuccess: (outcome) => {
      if (outcome.ok) {
        keep(outcome.value);
      }
    },
  });
};

export const useDeleteTool = () => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: { id: string; base: string | null }) => callAction(() => deleteTool(input)),
    onSuccess: (outcome, { id }) => {
      if (outcome.ok && outcome.value.kind === 'deleted') {
        forgetInLists(queries, id);
        queries.removeQueries({ queryKey: keys.tools.detail(id) });
      }
    },
  });
};
