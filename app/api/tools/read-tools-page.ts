import 'server-only';
import { createConduitClient } from '@/lib/conduit/client';
import type { Answer } from '@/lib/conduit/request';
import type { Tool, ToolFilter } from '@/lib/contract/tool';
import { summarise, type ToolsPage } from '@/lib/queries/tool-summary';
import type { ToolsFilter } from '@/lib/queries/tools-filter';
import type { Session } from '@/lib/session/current';

/** What a screen shows, and the largest there is: whoever scrolls on needs more at once and fewer requests. */
const FIRST_PAGE_SIZE = 50;
const NEXT_PAGE_SIZE = 100;
/** Without filters at the API every tool has to be fetched to look at it. */
const SCAN_PAGE_SIZE = 100;

export const toApiFilter = (filter: ToolsFilter): ToolFilter => ({
  ...(filter.query.trim() === '' ? {} : { query: filter.query.trim() }),
  ...(filter.language === null ? {} : { language: filter.language }),
  ...(filter.validated === null ? {} : { validated: filter.validated ? 'true' : 'false' }),
  ...(filter.enableGlobally === null ? {} : { enable_globally: filter.enableGlobally ? 'true' : 'false' }),
});

/** The API's own filters, done here: the same fields, ignoring case. */
const matches = (tool: Tool, filter: ToolsFilter) => {
  const wanted = filter.query.trim().toLowerCase();
  const found = [tool.name, tool.description, tool.code].some((text) => text.toLowerCase().includes(wanted));
  return (
    found &&
    (filter.language === null || tool.language === filter.language) &&
    (filter.validated === null || tool.validated === filter.validated) &&
    (filter.enableGlobally === null || tool.enable_globally === filter.enableGlobally)
  );
};

/** One page of the list: narrowed by the API where it can, else one page of everything, narrowed here. */
export const readToolsPage = async (
  session: Session,
  {
    workspaceId,
    filter,
    cursor,
    filtersAtApi,
  }: { workspaceId: string; filter: ToolsFilter; cursor: string | null; filtersAtApi: boolean },
): Promise<Answer<ToolsPage>> => {
  const page = await createConduitClient(session).listTools({
    workspace_id: workspaceId,
    limit: filtersAtApi ? (cursor === null ? FIRST_PAGE_SIZE : NEXT_PAGE_SIZE) : SCAN_PAGE_SIZE,
    ...(cursor === null ? {} : { cursor }),
    ...(filtersAtApi ? { ...toApiFilter(filter), sort: filter.sort } : {}),
  });
  if (!page.ok) {
    return page;
  }
  const tools = filtersAtApi ? page.value.data : page.value.data.filter((tool) => matches(tool, filter));
  return {
    ok: true,
    value: {
      items: tools.map(summarise),
      nextCursor: page.value.has_more ? page.value.next_cursor : null,
      scanned: page.value.data.length,
    },
  };
};
