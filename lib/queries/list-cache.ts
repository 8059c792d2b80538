import type { QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * Changes what is loaded of one list, and nothing else about it: it stays as old as it was, and stale if it was. A
 * read under way would put back what it saw before the change, so it is called off.
 */
export const changeList = <List>(
  queries: QueryClient,
  queryKey: QueryKey,
  change: (list: List) => List,
): void => {
  const query = queries.getQueryCache().find<List>({ queryKey, exact: true });
  const list = query?.state.data;
  if (!query || !list) {
    return;
  }
  const changed = change(list);
  if (changed === list) {
    return;
  }
  const { dataUpdatedAt, isInvalidated } = query.state;
  void queries.cancelQueries({ queryKey, exact: true });
  queries.setQueryData(queryKey, changed, { updatedAt: dataUpdatedAt });
  if (isInvalidated) {
    query.invalidate();
  }
};
