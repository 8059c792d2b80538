import { type BulkItem, type BulkProgress, startOf } from '@/components/tools/list/bulk-run';
import { countDown } from '@/components/tools/list/count-down';
import type { ClientProblem } from '@/lib/contract/problem';
import type { Tool } from '@/lib/contract/tool';
import type { ExportPage, ExportRequest } from '@/lib/queries/tools-bulk';
import type { ToolsFilter } from '@/lib/queries/tools-filter';

export type ExportRun = {
  items: readonly BulkItem[];
  /** The list they are ticked in. */
  list: { workspaceId: string; filter: ToolsFilter };
  fetch: (request: ExportRequest) => Promise<ExportPage>;
  problemOf: (error: unknown) => ClientProblem;
  second: () => Promise<void>;
  signal: AbortSignal;
  report: (progress: BulkProgress) => void;
};

/** Up to here each tool is asked for by its id; more are picked out of the pages of their list. */
const BY_ID_MAX = 20;
const RATE_LIMIT_WAIT_SECONDS = 10;

const GONE = 'It is no longer there.';

const pageRequest = ({ list }: ExportRun, cursor: string | null): ExportRequest => ({
  workspaceId: list.workspaceId,
  filter: list.filter,
  cursor,
});

const firstRequest = (run: ExportRun): ExportRequest =>
  run.items.length <= BY_ID_MAX ? { ids: run.items.map(({ id }) => id) } : pageRequest(run, null);

/** Reads a page, waiting for as long as the API asks. Null: it failed for good, or was stopped. */
const readPatiently = async (
  run: ExportRun,
  request: ExportRequest,
  report: (change: Partial<BulkProgress>) => void,
): Promise<ExportPage | null> => {
  while (!run.signal.aborted) {
    try {
      return await run.fetch(request);
    } catch (error) {
      const problem = run.problemOf(error);
      if (run.signal.aborted) {
        return null;
      }
      if (problem.code !== 'rate_limited') {
        report({ stoppedBy: problem });
        return null;
      }
      const seconds = problem.retryAfterSeconds ?? RATE_LIMIT_WAIT_SECONDS;
      await countDown(seconds, run, (waitSeconds) => report({ waitSeconds }));
    }
  }
  return null;
};

/** Reads the tools with their code. A rate limit only delays it; any other failure stops it, and nothing is exported. */
export const runExport = async (run: ExportRun): Promise<{ tools: Tool[]; progress: BulkProgress }> => {
  const wanted = new Set(run.items.map(({ id }) => id));
  const tools = new Map<string, Tool>();
  let progress = startOf(run.items);
  const report = (change: Partial<BulkProgress>) => {
    progress = { ...progress, ...change };
    run.report(progress);
  };
  let request: ExportRequest | null = firstRequest(run);
  while (request) {
    const page: ExportPage | null = await readPatiently(run, request, report);
    if (!page) {
      return { tools: [], progress };
    }
    for (const tool of page.tools.filter(({ id }) => wanted.has(id))) {
      tools.set(tool.id, tool);
    }
    report({
      done: run.items.filter(({ id }) => tools.has(id)),
      left: run.items.filter(({ id }) => !tools.has(id)),
    });
    const isAll = tools.size === wanted.size || page.nextCursor === null;
    request = isAll ? null : pageRequest(run, page.nextCursor);
  }
  report({
    failures: progress.left.map((item) => ({ item, reason: GONE, certain: true })),
    left: [],
  });
  return { tools: [...tools.values()], progress };
};
