import type { NextRequest } from 'next/server';
import { answerEvents, answerRead } from '@/app/api/answer';
import { readBody } from '@/app/api/read-body';
import { createConduitClient } from '@/lib/conduit/client';
import { listRunsQuerySchema, runDraftBodySchema } from '@/lib/contract/run';

/** A page of the history; the filters are the API's own. */
export const GET = (request: NextRequest) =>
  answerRead(async (session) => {
    const query = listRunsQuerySchema.safeParse({
      workspace_id: session.workspaceId,
      ...Object.fromEntries(request.nextUrl.searchParams),
    });
    if (!query.success) {
      const [issue] = query.error.issues;
      const message = `${issue?.path.join('.') || 'query'}: ${issue?.message}`;
      return { ok: false, problem: { code: 'invalid_request', message } };
    }
    return createConduitClient(session).listRuns(query.data);
  });

/** Runs a draft and tells of it while it runs. Whoever stops reading stops the run. */
export const POST = (request: Request) => {
  const ending = new AbortController();
  const end = () => ending.abort();
  request.signal.addEventListener('abort', end, { once: true });
  return answerEvents(async (session) => {
    const body = await readBody(request, runDraftBodySchema);
    return body.ok ? createConduitClient(session).runDraft(body.value, ending.signal) : body;
  }, end);
};
