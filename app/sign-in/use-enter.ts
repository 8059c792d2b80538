'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';

/** After signing in: what another token read is forgotten, and the way leads to the tools, or stays where it was. */
export const useEnter = (to: 'tools' | 'here'): (() => void) => {
  const router = useRouter();
  const queries = useQueryClient();
  return () => {
    queries.clear();
    if (to === 'tools') {
      router.replace('/tools');
    } else {
      router.refresh();
    }
  };
};
