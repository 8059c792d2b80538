import type { RunState } from '@/lib/contract/run';
import type { Database } from '@/server/store/database';

export type LastRun = { toolId: string; id: string; state: RunState; createdAt: Date };

/** How many of a tool's last runs tell how it does. */
const RECENT_RUNS = 20;

/** Drafts are left out: they say nothing of the tool as it is saved. */
const LAST_RUNS = `select asked.tool_id, last.id, last.state, last.created_at
  from unnest($2::text[]) as asked (tool_id),
    lateral (
      select id, state, created_at from runs
      where tool_id = asked.tool_id collate "C" and workspace_id = $1 and tool_version is not null
      order by created_at desc, id desc limit ${RECENT_RUNS}
    ) as last
  order by asked.tool_id, last.created_at desc, last.id desc`;

type Row = { tool_id: string; id: string; state: RunState; created_at: Date };

/** The last runs of saved versions of each of these tools, newest first. */
export const createRunHealth =
  (database: Database) =>
  async (workspaceId: string, toolIds: readonly string[]): Promise<LastRun[]> => {
    const { rows } = await database.$client.query<Row>({
      name: 'last runs of tools',
      text: LAST_RUNS,
      values: [workspaceId, toolIds],
    });
    return rows.map((row) => ({
      toolId: row.tool_id,
      id: row.id,
      state: row.state,
      createdAt: row.created_at,
    }));
  };
