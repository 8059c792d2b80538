import type { NextRequest } from 'next/server';
import { answerRead } from '@/app/api/answer';
import { createConduitClient } from '@/lib/conduit/client';

const IDS_MAX = 100;

/** How the last runs of some tools ended. */
export const GET = (request: NextRequest) =>
  answerRead(async (session) => {
    const { searchParams } = request.nextUrl;
    const ids = (searchParams.get('ids') ?? '').split(',').filter(Boolean).slice(0, IDS_MAX);
    return ids.length === 0
      ? { ok: true, value: [] }
      : createConduitClient(session).toolHealth(searchParams.get('workspace_id') ?? session.workspaceId, ids);
  });
