import { answerRead } from '@/app/api/answer';
import { createConduitClient } from '@/lib/conduit/client';

export const GET = (_request: Request, { params }: { params: Promise<{ id: string }> }) =>
  answerRead(async (session) => createConduitClient(session).toolRunSettings((await params).id));
