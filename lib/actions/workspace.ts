'use server';

import { z } from 'zod';
import { withClient } from '@/lib/actions/with-client';
import type { Answer } from '@/lib/conduit/request';
import { type Workspace, workspaceBodySchema } from '@/lib/contract/workspace';

const renameSchema = workspaceBodySchema.extend({ workspaceId: z.string().min(1) });

export const createWorkspace = async (input: { name: string }): Promise<Answer<Workspace>> =>
  withClient(workspaceBodySchema, input, (client, { name }) => client.createWorkspace(name));

export const renameWorkspace = async (input: {
  workspaceId: string;
  name: string;
}): Promise<Answer<Workspace>> =>
  withClient(renameSchema, input, (client, { workspaceId, name }) =>
    client.renameWorkspace(workspaceId, name),
  );
