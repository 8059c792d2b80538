'use server';

import { z } from 'zod';
import { withClient } from '@/lib/actions/with-client';
import { createGuarded, deleteGuarded, saveGuarded } from '@/lib/conduit/guarded-write';
import type { Answer } from '@/lib/conduit/request';
import type { DeleteResult, SaveResult, ToolSnapshot } from '@/lib/contract/snapshot';
import {
  type CreateToolBody,
  createToolBodySchema,
  type PatchToolBody,
  patchToolBodySchema,
} from '@/lib/contract/tool';

const saveSchema = z.strictObject({
  id: z.string().min(1),
  changes: patchToolBodySchema,
  base: z.string().nullable(),
});
const switchSchema = z.strictObject({ id: z.string().min(1), enabled: z.boolean() });
const deleteSchema = z.strictObject({ id: z.string().min(1), base: z.string().nullable() });

export const createTool = async (body: CreateToolBody): Promise<Answer<ToolSnapshot>> =>
  withClient(createToolBodySchema, body, createGuarded);

/** Saves what changed since revision `base`, unless somebody else changed the tool meanwhile. */
export const saveTool = async (input: {
  id: string;
  changes: PatchToolBody;
  base: string | null;
}): Promise<Answer<SaveResult>> => withClient(saveSchema, input, saveGuarded);

/** Live at once and for every agent: it does not wait for a save, and does not take a draft along. */
export const setEnableGlobally = async (input: {
  id: string;
  enabled: boolean;
}): Promise<Answer<ToolSnapshot>> =>
  withClient(switchSchema, input, async (client, { id, enabled }) => {
    const saved = await saveGuarded(client, { id, changes: { enable_globally: enabled }, base: null });
    if (!saved.ok) {
      return saved;
    }
    return { ok: true, value: saved.value.kind === 'saved' ? saved.value.snapshot : saved.value.theirs };
  });

export const deleteTool = async (input: { id: string; base: string | null }): Promise<Answer<DeleteResult>> =>
  withClient(deleteSchema, input, deleteGuarded);
