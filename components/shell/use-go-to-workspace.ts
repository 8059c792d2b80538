'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { leave } from '@/components/shell/leaving';
import { announce } from '@/components/ui/live-region';
import { showToast } from '@/components/ui/toast';
import type { Workspace } from '@/lib/contract/workspace';
import { apiQuery } from '@/lib/queries/api';
import { useSwitchWorkspace } from '@/lib/queries/workspace';

/** Makes another workspace the current one and shows its tools; the page on screen may ask first. */
export const useGoToWorkspace = (): ((workspace: Workspace) => void) => {
  const router = useRouter();
  const queries = useQueryClient();
  const { mutateAsync } = useSwitchWorkspace();
  // The promise, not a callback of `mutate`: the menu or dialog that asked is gone when the answer comes.
  const goTo = async ({ id, name }: Workspace) => {
    const outcome = await mutateAsync(id);
    if (!outcome.ok) {
      const title = 'The workspace was not switched';
      showToast({ tone: 'error', title, description: outcome.problem.message });
      return;
    }
    queries.setQueryData(apiQuery().queryKey, (api) => api && { ...api, workspaceId: id });
    router.push('/tools');
    announce(`Workspace ${name}`);
  };
  return (workspace) => leave(() => void goTo(workspace));
};
