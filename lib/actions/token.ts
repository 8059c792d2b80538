'use server';

import { z } from 'zod';
import { withClient } from '@/lib/actions/with-client';
import type { Answer } from '@/lib/conduit/request';
import { type CreatedToken, type CreateTokenBody, createTokenBodySchema } from '@/lib/contract/token';

const deleteSchema = z.strictObject({ id: z.string().min(1) });

/** The secret in the answer is shown once and kept nowhere. */
export const createToken = async (body: CreateTokenBody): Promise<Answer<CreatedToken>> =>
  withClient(createTokenBodySchema, body, (client, parsed) => client.createToken(parsed));

export const deleteToken = async (input: { id: string }): Promise<Answer<null>> =>
  withClient(deleteSchema, input, (client, { id }) => client.deleteToken(id));
