'use client';

import { useRouter } from 'next/navigation';
import { leave } from '@/components/shell/leaving';
import { showToast } from '@/components/ui/toast';
import { useSignOut } from '@/lib/queries/sign-in';

/** Signs out and leads to the sign-in page. Drafts stay on the operator's machine. */
export const useLeaveSession = (): (() => void) => {
  const router = useRouter();
  const { mutateAsync } = useSignOut();
  // The promise, not a callback of `mutate`: what asked for it may be gone when the answer comes.
  const signOut = async () => {
    const outcome = await mutateAsync();
    if (outcome.ok) {
      router.replace('/sign-in');
    } else {
      showToast({ tone: 'error', title: 'Not signed out', description: outcome.problem.message });
    }
  };
  return () => leave(() => void signOut());
};
