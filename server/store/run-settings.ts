import { eq, sql } from 'drizzle-orm';
import type { Database } from '@/server/store/database';
import { toolRunSettings, tools, workspaces } from '@/server/store/schema';

export const createRunSettingsStore = (database: Database) => {
  const findTool = database
    .select({ tool: tools, timeoutMs: toolRunSettings.timeoutMs })
    .from(tools)
    .leftJoin(toolRunSettings, eq(toolRunSettings.toolId, tools.id))
    .where(eq(tools.id, sql.placeholder('id')))
    .prepare('tool to run');

  return {
    /** A tool with how long its runs may take, null when nobody has said. */
    findTool: async (id: string) => (await findTool.execute({ id }))[0],

    /** False when the tool is gone. */
    setToolTimeout: async (toolId: string, timeoutMs: number): Promise<boolean> => {
      const { rowCount } = await database.$client.query(
        `insert into tool_run_settings (tool_id, timeout_ms) select id, $2 from tools where id = $1 for key share
          on conflict (tool_id) do update set timeout_ms = excluded.timeout_ms`,
        [toolId, timeoutMs],
      );
      return rowCount === 1;
    },

    retentionDays: async (workspaceId: string): Promise<number | undefined> => {
      const [found] = await database
        .select({ days: workspaces.runRetentionDays })
        .from(workspaces)
        .where(eq(workspaces.id, workspaceId));
      return found?.days;
    },

    setRetentionDays: async (workspaceId: string, days: number): Promise<void> => {
      await database.update(workspaces).set({ runRetentionDays: days }).where(eq(workspaces.id, workspaceId));
    },
  };
};

export type RunSettingsStore = ReturnType<typeof createRunSettingsStore>;
export type ToolToRun = NonNullable<Awaited<ReturnType<RunSettingsStore['findTool']>>>;
