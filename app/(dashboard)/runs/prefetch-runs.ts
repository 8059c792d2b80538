import 'server-only';
import { readApiInfo } from '@/app/api/read-api-info';
import { createConduitClient } from '@/lib/conduit/client';
import { hasExtension } from '@/lib/queries/api-info';
import { FIRST_RUNS_PAGE, runsPageOf } from '@/lib/queries/runs';
import { apiRunsFilter, type RunsFilter } from '@/lib/queries/runs-filter';
import type { PrefetchedRuns } from '@/lib/queries/runs-prefetch';
import type { Session } from '@/lib/session/current';

/** The first page of the history. Null: the page in the browser asks itself, and says what is wrong. */
export const prefetchRuns = async (session: Session, filter: RunsFilter): Promise<PrefetchedRuns | null> => {
  const info = await readApiInfo(session);
  if (!info.ok || !hasExtension(info.value, 'runs')) {
    return null;
  }
  const { workspaceId } = info.value;
  const readAtMs = Date.now();
  const page = await createConduitClient(session).listRuns({
    workspace_id: workspaceId,
    limit: FIRST_RUNS_PAGE,
    ...apiRunsFilter(filter, readAtMs),
  });
  return page.ok ? { workspaceId, filter, page: runsPageOf(page.value), readAtMs } : null;
};
