import { answerRead } from '@/app/api/answer';
import { readApiInfo } from '@/app/api/read-api-info';

export const GET = () => answerRead((session) => readApiInfo(session, true));
