import type { NextRequest } from 'next/server';
import { answerRead } from '@/app/api/answer';
import { toApiFilter } from '@/app/api/tools/read-tools-page';
import { createConduitClient } from '@/lib/conduit/client';
import { parseToolsFilter } from '@/lib/queries/tools-filter';

/** How many tools match. Only the `list-filters` extension can tell. */
export const GET = (request: NextRequest) =>
  answerRead(async (session) => {
    const { searchParams } = request.nextUrl;
    const count = await createConduitClient(session).countTools({
      workspace_id: searchParams.get('workspace_id') ?? session.workspaceId,
      ...toApiFilter(parseToolsFilter(searchParams)),
    });
    return count.ok ? { ok: true, value: { count: count.value } } : count;
  });
