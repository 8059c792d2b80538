import { PAGE_LIMIT_DEFAULT, type Page } from '@/lib/contract/envelope';
import { type Outcome, succeed } from '@/lib/contract/problem';
import type { ListToolsQuery, Tool, ToolFilter, ToolSort } from '@/lib/contract/tool';
import type { Cursors } from '@/server/services/cursor';
import { toTool } from '@/server/services/tools';
import type { ToolRecord } from '@/server/store/schema';
import type { ToolCriteria, ToolPosition } from '@/server/store/tool-query';
import type { ToolStore } from '@/server/store/tools';

const SORT_DEFAULT: ToolSort = '-created_at';

const booleanOf = (word: 'true' | 'false' | undefined): boolean | undefined =>
  word === undefined ? undefined : word === 'true';

const criteriaOf = (query: ToolFilter & { workspace_id: string }): ToolCriteria => ({
  workspaceId: query.workspace_id,
  query: query.query || undefined,
  language: query.language,
  validated: booleanOf(query.validated),
  enableGlobally: booleanOf(query.enable_globally),
});

const isByName = (sort: ToolSort): boolean => sort === 'name' || sort === '-name';

const positionOf = (sort: ToolSort, tool: ToolRecord): string[] =>
  isByName(sort) ? [tool.name] : [tool.createdAt.toISOString(), tool.id];

const readPosition = (sort: ToolSort, [first = '', second = '']: string[]): ToolPosition =>
  isByName(sort) ? { name: first } : { createdAt: first, id: second };

/** Pages by position, not by number: rows that come and go neither repeat others nor hide them. */
export const createToolListService = (store: ToolStore, cursors: Cursors) => ({
  list: async (query: ListToolsQuery): Promise<Outcome<Page<Tool>>> => {
    const sort = query.sort ?? SORT_DEFAULT;
    const limit = query.limit ?? PAGE_LIMIT_DEFAULT;
    const criteria = criteriaOf(query);
    const list = JSON.stringify(['tools', sort, criteria]);
    const position = query.cursor === undefined ? null : cursors.read(list, query.cursor);
    if (position && !position.ok) {
      return position;
    }
    const after = position && readPosition(sort, position.value);
    // One more than asked for, to know whether more would follow.
    const found = await store.list({ criteria, sort, after, limit: limit + 1 });
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const more = found.length > limit && last !== undefined;
    return succeed({
      data: page.map(toTool),
      next_cursor: more ? cursors.write(list, positionOf(sort, last)) : null,
      has_more: more,
    });
  },

  count: (query: ToolFilter & { workspace_id: string }): Promise<number> => store.count(criteriaOf(query)),
});

export type ToolListService = ReturnType<typeof createToolListService>;
