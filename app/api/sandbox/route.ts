import { answerRead } from '@/app/api/answer';
import { createConduitClient } from '@/lib/conduit/client';

export const GET = () => answerRead((session) => createConduitClient(session).sandboxStatus());
