import { queryOptions } from '@tanstack/react-query';
import type { CataloguePackage, SandboxStatus } from '@/lib/contract/run';
import { fetchJson } from '@/lib/queries/fetch-json';
import { keys } from '@/lib/queries/keys';

const ASK_AGAIN_MS = 1_500;

/** Whether code runs here, and if not, why. Asked again while the sandbox starts. Needs the `runs` extension. */
export const sandboxQuery = () =>
  queryOptions({
    queryKey: keys.sandbox,
    queryFn: ({ signal }) => fetchJson<SandboxStatus>('/api/sandbox', signal),
    refetchInterval: ({ state }) => (state.data?.state === 'starting' ? ASK_AGAIN_MS : false),
  });

/** The catalogue of packages that install on first import. Needs the `packages` extension. */
export const packagesQuery = () =>
  queryOptions({
    queryKey: keys.packages,
    queryFn: ({ signal }) => fetchJson<CataloguePackage[]>('/api/packages', signal),
  });
