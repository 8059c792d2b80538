import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { keys } from '@/lib/queries/keys';
import type { ToolSummary, ToolsList } from '@/lib/queries/tool-summary';
import { forgetAllInLists, patchInLists, replaceInLists } from '@/lib/queries/tools-cache';
import { NO_FILTER } from '@/lib/queries/tools-filter';

const tool = (id: string): ToolSummary => ({
  id,
  name: id,
  description: '',
  language: 'python',
  version: 1,
  validated: true,
  parameterCount: 0,
  enableGlobally: false,
});

const all = keys.tools.list('w1', NO_FILTER);
const found = keys.tools.list('w1', { ...NO_FILTER, query: 'b' });

const list = (...pages: string[]): ToolsList => ({
  pages: pages.map((ids) => ({ items: [...ids].map(tool), nextCursor: null, scanned: ids.length })),
  pageParams: pages.map(() => null),
});

const cache = () => {
  const queries = new QueryClient();
  queries.setQueryData(all, list('ab', 'cd'), { updatedAt: 1_000 });
  queries.setQueryData(found, list('b'));
  return queries;
};
const read = (queries: QueryClient, key: typeof all) => queries.getQueryData<ToolsList>(key)?.pages;

describe('changes of tools in the lists at hand', () => {
  it('reach every list and leave other pages as they are', () => {
    const queries = cache();
    const [, untouched] = read(queries, all) ?? [];
    replaceInLists(queries, { ...tool('b'), version: 2 });
    expect(read(queries, all)?.[0]?.items[1]?.version).toBe(2);
    expect(read(queries, found)?.[0]?.items[0]?.version).toBe(2);
    expect(read(queries, all)?.[1]).toBe(untouched);
  });

  it('keep a list as old and as stale as it was', async () => {
    const queries = cache();
    await queries.invalidateQueries({ queryKey: all });
    patchInLists(queries, new Set(['a', 'c']), { enableGlobally: true });
    expect(read(queries, all)?.map(({ items }) => items[0]?.enableGlobally)).toEqual([true, true]);
    expect(queries.getQueryState(all)).toMatchObject({ dataUpdatedAt: 1_000, isInvalidated: true });
  });

  it('forget what was deleted', () => {
    const queries = cache();
    forgetAllInLists(queries, new Set(['b', 'c']));
    expect(read(queries, all)?.map(({ items }) => items.map(({ id }) => id))).toEqual([['a'], ['d']]);
    expect(read(queries, found)?.[0]?.items).toEqual([]);
  });

  it('are not undone by a read that began before them', async () => {
    const queries = cache();
    const reading = queries.fetchQuery({
      queryKey: all,
      queryFn: ({ signal }) =>
        new Promise<ToolsList>((resolve, reject) => {
          signal.addEventListener('abort', () => reject(new Error('called off')));
          setTimeout(() => resolve(list('ab', 'cd')));
        }),
      staleTime: 0,
    });
    patchInLists(queries, new Set(['a']), { enableGlobally: true });
    await reading.catch(() => undefined);
    expect(read(queries, all)?.[0]?.items[0]?.enableGlobally).toBe(true);
  });
});
