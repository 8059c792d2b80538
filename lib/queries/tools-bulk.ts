import type { QueryClient } from '@tanstack/react-query';
import { type BulkAnswer, deleteMany, enableManyGlobally } from '@/lib/actions/tools-bulk';
import type { ClientProblem, Outcome } from '@/lib/contract/problem';
import type { ToolSnapshot } from '@/lib/contract/snapshot';
import type { Tool } from '@/lib/contract/tool';
import { callAction } from '@/lib/queries/call-action';
import { fetchJson, problemOf } from '@/lib/queries/fetch-json';
import { keys } from '@/lib/queries/keys';
import { forgetAllInLists, patchInLists } from '@/lib/queries/tools-cache';
import { formatToolsFilter, type ToolsFilter } from '@/lib/queries/tools-filter';

export type { BulkAnswer };

/** What can be done to many tools at once. */
export type BulkWrite = 'enable' | 'disable' | 'delete';

/** How many tools go into one call. The action takes no more than ten. */
export const BULK_CHUNK = 5;

export const writeMany = (write: BulkWrite, ids: string[]): Promise<Outcome<BulkAnswer[], ClientProblem>> =>
  callAction(() =>
    write === 'delete' ? deleteMany({ ids }) : enableManyGlobally({ ids, enabled: write === 'enable' }),
  );

/** Whether a write whose answer was lost has happened. */
export const lookUpWrite = async (
  write: BulkWrite,
  id: string,
): Promise<'happened' | 'did-not-happen' | 'unknown'> => {
  try {
    const { tool } = await fetchJson<ToolSnapshot>(`/api/tools/${encodeURIComponent(id)}`);
    return write !== 'delete' && tool.enable_globally === (write === 'enable')
      ? 'happened'
      : 'did-not-happen';
  } catch (error) {
    return write === 'delete' && problemOf(error).code === 'not_found' ? 'happened' : 'unknown';
  }
};

/** Shows in every list what a bulk write has done. */
export const keepBulkWrite = (queries: QueryClient, write: BulkWrite, ids: ReadonlySet<string>): void => {
  if (write === 'delete') {
    forgetAllInLists(queries, ids);
  } else {
    patchInLists(queries, ids, { enableGlobally: write === 'enable' });
  }
  for (const id of ids) {
    const queryKey = keys.tools.detail(id);
    if (write === 'delete') {
      queries.removeQueries({ queryKey });
    } else {
      void queries.invalidateQueries({ queryKey, refetchType: 'none' });
    }
  }
};

export const recountTools = (queries: QueryClient): Promise<void> =>
  queries.invalidateQueries({ queryKey: [...keys.tools.all, 'count'] });

/** Tools by their ids, or a page of the list they are in; with their code. */
export type ExportRequest =
  | { ids: string[] }
  | { workspaceId: string; filter: ToolsFilter; cursor: string | null };

export type ExportPage = { tools: Tool[]; nextCursor: string | null };

/** Fails with a `ProblemError`, or the abort it was given. */
export const fetchExport = (request: ExportRequest, signal: AbortSignal): Promise<ExportPage> =>
  fetchJson<ExportPage>(
    '/api/tools/export',
    signal,
    'ids' in request ? request : { ...request, filter: formatToolsFilter(request.filter).toString() },
  );
