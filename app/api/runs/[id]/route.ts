import { answerExactRead } from '@/app/api/answer';
import { createConduitClient } from '@/lib/conduit/client';

export const GET = (_request: Request, { params }: { params: Promise<{ id: string }> }) =>
  answerExactRead(async (session) => createConduitClient(session).getRun((await params).id));
