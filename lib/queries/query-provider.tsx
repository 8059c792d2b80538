'use client';

import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { makeQueryClient } from '@/lib/queries/query-client';

export function QueryProvider({ children }: { children: ReactNode }) {
  const [queries] = useState<QueryClient>(makeQueryClient);
  return <QueryClientProvider client={queries}>{children}</QueryClientProvider>;
}
