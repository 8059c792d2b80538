'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { keepPrefetched, type PrefetchedTools, refreshWithPrefetched } from '@/lib/queries/tools-prefetch';

/**
 * Puts what the server read where the queries look for it. A list that is loaded already keeps its length and its
 * place: the fresh first page is joined to it.
 */
export const usePrefetched = (prefetched: PrefetchedTools | null): void => {
  const queries = useQueryClient();
  // While drawing, like hydration does: the first rows have to be there in the first picture.
  useMemo(() => prefetched && keepPrefetched(queries, prefetched), [queries, prefetched]);
  useEffect(() => {
    if (prefetched) {
      refreshWithPrefetched(queries, prefetched);
    }
  }, [queries, prefetched]);
};
