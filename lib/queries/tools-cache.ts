import type { QueryClient } from '@tanstack/react-query';
import { keys } from '@/lib/queries/keys';
import { changeList } from '@/lib/queries/list-cache';
import type { ToolSummary, ToolsList } from '@/lib/queries/tool-summary';

/** Only pages that hold one of the tools are made anew: thousands of rows keep their identity. */
const changeTools = (
  queries: QueryClient,
  ids: ReadonlySet<string>,
  change: (tools: ToolSummary[]) => ToolSummary[],
) => {
  for (const { queryKey } of queries.getQueryCache().findAll({ queryKey: [...keys.tools.all, 'list'] })) {
    changeList<ToolsList>(queries, queryKey, (list) =>
      list.pages.some(({ items }) => items.some(({ id }) => ids.has(id)))
        ? {
            ...list,
            pages: list.pages.map((page) =>
              page.items.some(({ id }) => ids.has(id)) ? { ...page, items: change(page.items) } : page,
            ),
          }
        : list,
    );
  }
};

/** Shows a tool's new state in every list at hand. It stays where it is, even if a filter would now leave it out. */
export const replaceInLists = (queries: QueryClient, summary: ToolSummary) => {
  changeTools(queries, new Set([summary.id]), (tools) =>
    tools.map((tool) => (tool.id === summary.id ? summary : tool)),
  );
};

export const patchInLists = (
  queries: QueryClient,
  ids: ReadonlySet<string>,
  change: Partial<ToolSummary>,
): void => {
  changeTools(queries, ids, (tools) =>
    tools.map((tool) => (ids.has(tool.id) ? { ...tool, ...change } : tool)),
  );
};

export const forgetAllInLists = (queries: QueryClient, ids: ReadonlySet<string>): void => {
  changeTools(queries, ids, (tools) => tools.filter(({ id }) => !ids.has(id)));
};

export const forgetInLists = (queries: QueryClient, id: string): void => {
  forgetAllInLists(queries, new Set([id]));
  void queries.invalidateQueries({ queryKey: [...keys.tools.all, 'count'] });
};
