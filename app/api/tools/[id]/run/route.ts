import { answerExactRead } from '@/app/api/answer';
import { readBody } from '@/app/api/read-body';
import { createConduitClient } from '@/lib/conduit/client';
import { runToolBodySchema } from '@/lib/contract/run';

/** Runs the saved version through the published endpoint: for an API that cannot run drafts. */
export const POST = (request: Request, { params }: { params: Promise<{ id: string }> }) =>
  answerExactRead(async (session) => {
    const body = await readBody(request, runToolBodySchema);
    return body.ok
      ? createConduitClient(session).runTool((await params).id, body.value, request.signal)
      : body;
  });
