import 'server-only';
import type { z } from 'zod';
import { type ConduitClient, createConduitClient } from '@/lib/conduit/client';
import type { Answer } from '@/lib/conduit/request';
import { currentSession, type Session } from '@/lib/session/current';

const SIGNED_OUT = {
  code: 'unauthenticated',
  message: 'You are signed out. Sign in again; what you typed is kept on this machine.',
} as const;

/** Runs an operator's wish with their token. What comes from the browser is parsed before anything else. */
export const withClient = async <Schema extends z.ZodType, Value>(
  schema: Schema,
  input: unknown,
  wish: (client: ConduitClient, input: z.output<Schema>, session: Session) => Promise<Answer<Value>>,
): Promise<Answer<Value>> => {
  const session = await currentSession();
  if (!session) {
    return { ok: false, problem: SIGNED_OUT };
  }
  const parsed = schema.safeParse(input);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = issue?.path.join('.') || 'input';
    return { ok: false, problem: { code: 'invalid_request', message: `${field}: ${issue?.message}` } };
  }
  return wish(createConduitClient(session), parsed.data, session);
};
