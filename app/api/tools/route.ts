import type { NextRequest } from 'next/server';
import { answerRead } from '@/app/api/answer';
import { readApiInfo } from '@/app/api/read-api-info';
import { readToolsPage } from '@/app/api/tools/read-tools-page';
import { hasExtension } from '@/lib/queries/api-info';
import { parseToolsFilter } from '@/lib/queries/tools-filter';

/** A page of the list, without the code: the browser continues what the page prefetched. */
export const GET = (request: NextRequest) =>
  answerRead(async (session) => {
    const info = await readApiInfo(session);
    if (!info.ok) {
      return info;
    }
    const { searchParams } = request.nextUrl;
    return readToolsPage(session, {
      workspaceId: searchParams.get('workspace_id') ?? info.value.workspaceId,
      filter: parseToolsFilter(searchParams),
      cursor: searchParams.get('cursor'),
      filtersAtApi: hasExtension(info.value, 'list-filters'),
    });
  });
