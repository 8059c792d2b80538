'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/**
 * Leads on after signing in: to the tools, or back to the page that asked for it. Whoever signs in here sees nothing
 * of what was read before.
 */
export const useEnter = (to: 'tools' | 'here'): (() => void) => {
  const router = useRouter();
  const queries = useQueryClient();
  useEffect(() => queries.removeQueries(), [queries]);
  return () => {
    if (to === 'tools') {
      router.replace('/tools');
    } else {
      router.refresh();
    }
  };
};
