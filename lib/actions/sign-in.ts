'use server';

import { z } from 'zod';
import { withClient } from '@/lib/actions/with-client';
import { createConduitClient } from '@/lib/conduit/client';
import type { Answer } from '@/lib/conduit/request';
import { TOKEN_PREFIX } from '@/lib/contract/token';
import { endSession, rememberWorkspace, startSession } from '@/lib/session/current';
import { webSettings } from '@/lib/session/env';

const tokenSchema = z.strictObject({ token: z.string().trim().min(1).max(500) });
const codeSchema = z.strictObject({ code: z.string().trim().min(1).max(200) });
const workspaceSchema = z.strictObject({ workspaceId: z.string().min(1) });

const refuse = (message: string): Answer<never> => ({
  ok: false,
  problem: { code: 'invalid_request', message },
});

/** Signs in only with a token the API accepts and that covers a workspace. */
const enter = async (token: string): Promise<Answer<null>> => {
  const { apiUrl, apiHost } = webSettings();
  const workspaces = await createConduitClient({ apiUrl, token }).listWorkspaces();
  if (!workspaces.ok) {
    return workspaces.problem.code === 'unauthenticated'
      ? {
          ok: false,
          problem: {
            code: 'unauthenticated',
            message: `${apiHost} does not know this token. Check that it is whole and was not revoked.`,
          },
        }
      : workspaces;
  }
  const [workspace] = workspaces.value.data;
  if (!workspace) {
    return {
      ok: false,
      problem: { code: 'forbidden', message: 'This token covers no workspace. Ask for one that does.' },
    };
  }
  await startSession({ token, workspaceId: workspace.id });
  return { ok: true, value: null };
};

export const signInWithToken = async (input: { token: string }): Promise<Answer<null>> => {
  const parsed = tokenSchema.safeParse(input);
  if (!parsed.success || !/^[\x21-\x7e]+$/.test(parsed.data.token)) {
    return refuse(`Expected a Conduit token, which starts with ${TOKEN_PREFIX}. Paste it whole.`);
  }
  return enter(parsed.data.token);
};

/** Trades the code of a one-time link for a token. A code works once. */
export const signInWithCode = async (input: { code: string }): Promise<Answer<null>> => {
  const parsed = codeSchema.safeParse(input);
  if (!parsed.success) {
    return refuse('This sign-in link is not whole. Copy it again from the terminal.');
  }
  const secret = await createConduitClient({ apiUrl: webSettings().apiUrl, token: null }).signIn(
    parsed.data.code,
  );
  return secret.ok ? enter(secret.value) : secret;
};

export const signOut = async (): Promise<Answer<null>> => {
  await endSession();
  return { ok: true, value: null };
};

/** Makes another workspace of the token the current one. */
export const switchWorkspace = async (input: { workspaceId: string }): Promise<Answer<null>> =>
  withClient(workspaceSchema, input, async (_client, { workspaceId }) => {
    await rememberWorkspace(workspaceId);
    return { ok: true, value: null };
  });
