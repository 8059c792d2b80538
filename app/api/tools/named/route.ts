import type { NextRequest } from 'next/server';
import { answerRead } from '@/app/api/answer';
import { createConduitClient } from '@/lib/conduit/client';

/** Whether a name is taken, as the operator types it. Sorted by name, the exact one comes before its longer kin. */
export const GET = (request: NextRequest) =>
  answerRead(async (session) => {
    const name = request.nextUrl.searchParams.get('name') ?? '';
    const page = await createConduitClient(session).listTools({
      workspace_id: request.nextUrl.searchParams.get('workspace_id') ?? session.workspaceId,
      query: name,
      sort: 'name',
      limit: 100,
    });
    return page.ok
      ? { ok: true, value: { id: page.value.data.find((tool) => tool.name === name)?.id ?? null } }
      : page;
  });
