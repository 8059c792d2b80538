import { z } from 'zod';

export const WORKSPACE_NAME_MAX = 80;

export const workspaceSchema = z.strictObject({ id: z.string(), name: z.string() });

/** Extension: creates or renames a workspace. */
export const workspaceBodySchema = z.strictObject({ name: z.string().trim().min(1).max(WORKSPACE_NAME_MAX) });

export type Workspace = z.infer<typeof workspaceSchema>;
