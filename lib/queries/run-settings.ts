import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { changeToolRunSettings, changeWorkspaceRunSettings } from '@/lib/actions/run';
import type { ToolRunSettings, WorkspaceRunSettings } from '@/lib/contract/run';
import { callAction } from '@/lib/queries/call-action';
import { fetchJson } from '@/lib/queries/fetch-json';
import { keys } from '@/lib/queries/keys';

/** How long a run of this tool may take. Needs the `runs` extension, as everything here. */
export const toolRunSettingsQuery = (id: string) =>
  queryOptions({
    queryKey: keys.runSettings.tool(id),
    queryFn: ({ signal }) =>
      fetchJson<ToolRunSettings>(`/api/tools/${encodeURIComponent(id)}/run-settings`, signal),
  });

export const useChangeToolRunSettings = () => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: { toolId: string; settings: ToolRunSettings }) =>
      callAction(() => changeToolRunSettings(input)),
    onSuccess: (outcome, { toolId }) => {
      if (outcome.ok) {
        queries.setQueryData(keys.runSettings.tool(toolId), outcome.value);
      }
    },
  });
};

/** For how long a workspace keeps its runs. */
export const workspaceRunSettingsQuery = (id: string) =>
  queryOptions({
    queryKey: keys.runSettings.workspace(id),
    queryFn: ({ signal }) =>
      fetchJson<WorkspaceRunSettings>(`/api/workspaces/${encodeURIComponent(id)}/run-settings`, signal),
  });

export const useChangeWorkspaceRunSettings = () => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: { workspaceId: string; settings: WorkspaceRunSettings }) =>
      callAction(() => changeWorkspaceRunSettings(input)),
    onSuccess: (outcome, { workspaceId }) => {
      if (outcome.ok) {
        queries.setQueryData(keys.runSettings.workspace(workspaceId), outcome.value);
      }
    },
  });
};
