'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { leave } from '@/components/shell/leaving';
import { showToast } from '@/components/ui/toast';
import { useSignOut } from '@/lib/queries/sign-in';

/** Signs out and forgets what was read. Drafts stay on the operator's machine. */
export const useLeaveSession = (): (() => void) => {
  const router = useRouter();
  const queries = useQueryClient();
  const { mutate } = useSignOut();
  const signOut = () =>
    mutate(undefined, {
      onSuccess: (outcome) => {
        if (!outcome.ok) {
          showToast({ tone: 'error', title: 'Not signed out', description: outcome.problem.message });
          return;
        }
        router.replace('/sign-in');
        queries.clear();
      },
    });
  return () => leave(signOut);
};
