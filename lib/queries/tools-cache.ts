import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { keys } from '@/lib/queries/keys';
import type { ToolSummary, ToolsPage } from '@/lib/queries/tool-summary';

type CachedList = InfiniteData<ToolsPage, string | null>;

const changeLists = (queries: QueryClient, change: (tools: ToolSummary[]) => ToolSummary[]) =>
  queries.setQueriesData<CachedList>(
    { queryKey: [...keys.tools.all, 'list'] },
    (cached) =>
      cached && { ...cached, pages: cached.pages.map((page) => ({ ...page, tools: change(page.tools) })) },
  );

/** Shows a tool's new state in every list at hand. It stays where it is, even if a filter would now leave it out. */
export const replaceInLists = (queries: QueryClient, summary: ToolSummary) => {
  changeLists(queries, (tools) => tools.map((tool) => (tool.id === summary.id ? summary : tool)));
};

export const patchInLists = (queries: QueryClient, id: string, change: Partial<ToolSummary>) => {
  changeLists(queries, (tools) => tools.map((tool) => (tool.id === id ? { ...tool, ...change } : tool)));
};

export const forgetInLists = (queries: QueryClient, id: string) => {
  changeLists(queries, (tools) => tools.filter((tool) => tool.id !== id));
};
