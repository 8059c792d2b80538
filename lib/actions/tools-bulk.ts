'use server';

import { z } from 'zod';
import { withClient } from '@/lib/actions/with-client';
import type { ConduitClient } from '@/lib/conduit/client';
import { deleteGuarded, saveGuarded } from '@/lib/conduit/guarded-write';
import type { Answer } from '@/lib/conduit/request';
import type { ClientProblem } from '@/lib/contract/problem';

/** Next runs a browser's actions one after the other: a save must not wait behind more than these. */
const AT_ONCE_MAX = 10;

const idsSchema = z.array(z.string().min(1)).min(1).max(AT_ONCE_MAX);
const enableSchema = z.strictObject({ ids: idsSchema, enabled: z.boolean() });
const deleteSchema = z.strictObject({ ids: idsSchema });

/** How it ended for one tool; no problem means it is done. */
export type BulkAnswer = { id: string; problem: ClientProblem | null };

const forEach = async (
  ids: string[],
  write: (id: string) => Promise<Answer<unknown>>,
): Promise<Answer<BulkAnswer[]>> => ({
  ok: true,
  value: await Promise.all(
    ids.map(async (id) => {
      const answer = await write(id);
      return { id, problem: answer.ok ? null : answer.problem };
    }),
  ),
});

/** Gone already is what was wanted. */
const deleteOne = async (client: ConduitClient, id: string): Promise<Answer<unknown>> => {
  const deleted = await deleteGuarded(client, { id, base: null });
  return !deleted.ok && deleted.problem.code === 'not_found' ? { ok: true, value: null } : deleted;
};

export const enableManyGlobally = async (input: {
  ids: string[];
  enabled: boolean;
}): Promise<Answer<BulkAnswer[]>> =>
  withClient(enableSchema, input, (client, { ids, enabled }) =>
    forEach(ids, (id) => saveGuarded(client, { id, changes: { enable_globally: enabled }, base: null })),
  );

export const deleteMany = async (input: { ids: string[] }): Promise<Answer<BulkAnswer[]>> =>
  withClient(deleteSchema, input, (client, { ids }) => forEach(ids, (id) => deleteOne(client, id)));
