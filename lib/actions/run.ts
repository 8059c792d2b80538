'use server';

import { z } from 'zod';
import { withClient } from '@/lib/actions/with-client';
import type { Answer } from '@/lib/conduit/request';
import {
  type ToolRunSettings,
  toolRunSettingsSchema,
  type WorkspaceRunSettings,
  workspaceRunSettingsSchema,
} from '@/lib/contract/run';

const cancelSchema = z.strictObject({ id: z.string().min(1) });
const toolSettingsSchema = z.strictObject({ toolId: z.string().min(1), settings: toolRunSettingsSchema });
const workspaceSettingsSchema = z.strictObject({
  workspaceId: z.string().min(1),
  settings: workspaceRunSettingsSchema,
});

/** Cancels a run that goes on somewhere. One that is over already is as good as cancelled. */
export const cancelRun = async (input: { id: string }): Promise<Answer<null>> =>
  withClient(cancelSchema, input, async (client, { id }) => {
    const cancelled = await client.cancelRun(id);
    return cancelled.ok || cancelled.problem.code !== 'not_found' ? cancelled : { ok: true, value: null };
  });

export const changeToolRunSettings = async (input: {
  toolId: string;
  settings: ToolRunSettings;
}): Promise<Answer<ToolRunSettings>> =>
  withClient(toolSettingsSchema, input, (client, { toolId, settings }) =>
    client.changeToolRunSettings(toolId, settings),
  );

export const changeWorkspaceRunSettings = async (input: {
  workspaceId: string;
  settings: WorkspaceRunSettings;
}): Promise<Answer<WorkspaceRunSettings>> =>
  withClient(workspaceSettingsSchema, input, (client, { workspaceId, settings }) =>
    client.changeWorkspaceRunSettings(workspaceId, settings),
  );
