import { PAGE_LIMIT_DEFAULT, type Page } from '@/lib/contract/envelope';
import { fail, type Outcome, succeed } from '@/lib/contract/problem';
import type { ListRunsQuery, Run, RunSummary, ToolHealth } from '@/lib/contract/run';
import type { Cursors } from '@/server/services/cursor';
import type { LiveRuns } from '@/server/services/live-runs';
import { type Caller, covers } from '@/server/services/policy';
import { toRun, toRunSummary } from '@/server/services/run-record';
import type { LastRun } from '@/server/store/run-health';
import type { RunCriteria } from '@/server/store/run-pages';
import type { RunStore } from '@/server/store/runs';

/** Also for a run of a workspace that the token does not cover. */
const noSuchRun = (id: string) =>
  fail(
    'not_found',
    `There is no run ${JSON.stringify(id)} here. It may be older than this workspace keeps runs.`,
  );

const runIsOver = (id: string) =>
  fail('not_found', `The run ${JSON.stringify(id)} is over: there is nothing to cancel.`);

const criteriaOf = (query: ListRunsQuery): RunCriteria => ({
  workspaceId: query.workspace_id,
  toolId: query.tool_id,
  state: query.state,
  source: query.source,
  since: query.since === undefined ? undefined : new Date(query.since),
  until: query.until === undefined ? undefined : new Date(query.until),
});

const healthOf = (toolId: string, lastRuns: readonly LastRun[]): ToolHealth => {
  const runs = lastRuns.filter((run) => run.toolId === toolId);
  const [last] = runs;
  return {
    tool_id: toolId,
    last_run: last ? { id: last.id, state: last.state, created_at: last.createdAt.toISOString() } : null,
    recent: { runs: runs.length, failed: runs.filter(({ state }) => state === 'failed').length },
  };
};

/** The history of runs, and ending one that is under way. */
export const createRunListService = (store: RunStore, live: LiveRuns, cursors: Cursors) => ({
  list: async (query: ListRunsQuery): Promise<Outcome<Page<RunSummary>>> => {
    const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
    const criteria = criteriaOf(query);
    const list = JSON.stringify(['runs', criteria]);
    const position = query.cursor === undefined ? null : cursors.read(list, query.cursor);
    if (position && !position.ok) {
      return position;
    }
    const [createdAt = '', id = ''] = position?.value ?? [];
    // One more than asked for, to know whether more would follow.
    const found = await store.list({ criteria, after: position && { createdAt, id }, limit: limit + 1 });
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const more = found.length > limit && last !== undefined;
    return succeed({
      data: page.map(toRunSummary),
      next_cursor: more ? cursors.write(list, [last.createdAt.toISOString(), last.id]) : null,
      has_more: more,
    });
  },

  get: async (caller: Caller, id: string): Promise<Outcome<Run>> => {
    const found = await store.find(id);
    return found && covers(caller, found.workspaceId) ? succeed(toRun(found)) : noSuchRun(id);
  },

  /** Whichever server runs it: another one hears of it within a second. */
  cancel: async (caller: Caller, id: string): Promise<Outcome<null>> => {
    const workspaceId = live.workspaceOf(id) ?? (await store.find(id))?.workspaceId;
    if (workspaceId === undefined || !covers(caller, workspaceId)) {
      return noSuchRun(id);
    }
    return live.cancel(id) || (await store.requestCancel(id)) ? succeed(null) : runIsOver(id);
  },

  /** Of saved versions only: a draft says nothing of the tool that agents call. In the order that was asked for. */
  health: async (workspaceId: string, toolIds: readonly string[]): Promise<ToolHealth[]> => {
    const lastRuns = await store.health(workspaceId, toolIds);
    return toolIds.map((toolId) => healthOf(toolId, lastRuns));
  },
});

export type RunListService = ReturnType<typeof createRunListService>;
