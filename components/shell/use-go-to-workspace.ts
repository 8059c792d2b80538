'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { leave } from '@/components/shell/leaving';
import { announce } from '@/components/ui/live-region';
import { showToast } from '@/components/ui/toast';
import { apiQuery } from '@/lib/queries/api';
import { useSwitchWorkspace } from '@/lib/queries/workspace';

/** Makes another workspace the current one and shows its tools; the page on screen may ask first. */
export const useGoToWorkspace = (): ((workspace: { id: string; name: string }) => void) => {
  const router = useRouter();
  const queries = useQueryClient();
  const { mutate } = useSwitchWorkspace();
  return ({ id, name }) =>
    leave(() =>
      mutate(id, {
        onSuccess: (outcome) => {
          if (!outcome.ok) {
            showToast({
              tone: 'error',
              title: 'The workspace was not switched',
              description: outcome.problem.message,
            });
            return;
          }
          queries.setQueryData(apiQuery().queryKey, (api) => api && { ...api, workspaceId: id });
          router.push('/tools');
          announce(`Workspace ${name}`);
        },
      }),
    );
};
