import { type Outcome, succeed } from '@/lib/contract/problem';
import {
  RUN_RETENTION_DAYS_DEFAULT,
  RUN_TIMEOUT_MS_DEFAULT,
  type ToolRunSettings,
  type WorkspaceRunSettings,
} from '@/lib/contract/run';
import type { Caller } from '@/server/services/policy';
import { isAddressed, noSuchTool, type ToolAddress } from '@/server/services/tools';
import type { RunSettingsStore } from '@/server/store/run-settings';

/** How long runs may take, and for how long they are kept. */
export const createRunSettingsService = (store: RunSettingsStore) => {
  const ofTool = async (caller: Caller, address: ToolAddress): Promise<Outcome<ToolRunSettings>> => {
    const found = await store.findTool(address.id);
    return found && isAddressed(found.tool, address, caller)
      ? succeed({ timeout_ms: found.timeoutMs ?? RUN_TIMEOUT_MS_DEFAULT })
      : noSuchTool(address.id);
  };

  return {
    ofTool,

    changeTool: async (
      caller: Caller,
      address: ToolAddress,
      wanted: ToolRunSettings,
    ): Promise<Outcome<ToolRunSettings>> => {
      const current = await ofTool(caller, address);
      if (!current.ok) {
        return current;
      }
      const changed = await store.setToolTimeout(address.id, wanted.timeout_ms);
      return changed ? succeed(wanted) : noSuchTool(address.id);
    },

    ofWorkspace: async (workspaceId: string): Promise<WorkspaceRunSettings> => ({
      retention_days: (await store.retentionDays(workspaceId)) ?? RUN_RETENTION_DAYS_DEFAULT,
    }),

    changeWorkspace: async (
      workspaceId: string,
      wanted: WorkspaceRunSettings,
    ): Promise<WorkspaceRunSettings> => {
      await store.setRetentionDays(workspaceId, wanted.retention_days);
      return wanted;
    },
  };
};

export type RunSettingsService = ReturnType<typeof createRunSettingsService>;
