import { useMutation, useQueryClient } from '@tanstack/react-query';
import { switchWorkspace } from '@/lib/actions/sign-in';
import { createWorkspace, renameWorkspace } from '@/lib/actions/workspace';
import { callAction } from '@/lib/queries/call-action';
import { keys } from '@/lib/queries/keys';

/** The current workspace is remembered in the session; the caller reloads the page it belongs to. */
export const useSwitchWorkspace = () =>
  useMutation({ mutationFn: (workspaceId: string) => callAction(() => switchWorkspace({ workspaceId })) });

export const useCreateWorkspace = () => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => callAction(() => createWorkspace({ name })),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.api }),
  });
};

export const useRenameWorkspace = () => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: { workspaceId: string; name: string }) => callAction(() => renameWorkspace(change)),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.api }),
  });
};
