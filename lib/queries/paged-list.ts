type Identified = { id: string };

/** A page of a list. `scanned` is how many items were looked at to find these: the same, unless the search is ours. */
export type ListPage<Item> = { items: Item[]; nextCursor: string | null; scanned: number };

/** What is loaded of one list: its pages from the first one on, and the cursor each was asked for with. */
export type PagedList<Item> = { pages: ListPage<Item>[]; pageParams: (string | null)[] };

export const startList = <Item>(first: ListPage<Item>): PagedList<Item> => ({
  pages: [first],
  pageParams: [null],
});

/** The loaded items in order. One that moved between two reads stands where it was found first. */
export const itemsOf = <Item extends Identified>(list: PagedList<Item>): Item[] => {
  const seen = new Set<string>();
  return list.pages.flatMap((page) =>
    page.items.filter(({ id }) => {
      const isNew = !seen.has(id);
      seen.add(id);
      return isNew;
    }),
  );
};

export const nextCursorOf = (list: PagedList<unknown>): string | null =>
  list.pages.at(-1)?.nextCursor ?? null;

export const scannedOf = (list: PagedList<unknown>): number =>
  list.pages.reduce((sum, { scanned }) => sum + scanned, 0);

/** Which page the item at `index` of the whole list came with. */
export const pageAt = (list: PagedList<unknown>, index: number): number => {
  let before = 0;
  const at = list.pages.findIndex((page) => {
    before += page.items.length;
    return index < before;
  });
  return at === -1 ? Math.max(0, list.pages.length - 1) : at;
};

/** Adds the page that `cursor` leads to, unless the list meanwhile ends somewhere else. */
export const appendPage = <Item>(
  list: PagedList<Item>,
  cursor: string,
  page: ListPage<Item>,
): PagedList<Item> =>
  nextCursorOf(list) === cursor
    ? { pages: [...list.pages, page], pageParams: [...list.pageParams, cursor] }
    : list;

const cutAfter = <Item>(list: PagedList<Item>, index: number, last: ListPage<Item>): PagedList<Item> => ({
  pages: [...list.pages.slice(0, index), last],
  pageParams: list.pageParams.slice(0, index + 1),
});

/** Drops everything up to and with the item `id`; null when it is not there. */
export const withoutUpTo = <Item extends Identified>(
  pages: ListPage<Item>[],
  id: string,
): ListPage<Item>[] | null => {
  const holder = pages.findIndex(({ items }) => items.some((item) => item.id === id));
  if (holder === -1) {
    return null;
  }
  return pages.map((page, at) => {
    if (at > holder) {
      return page;
    }
    const from = at < holder ? page.items.length : page.items.findIndex((item) => item.id === id) + 1;
    return { ...page, items: page.items.slice(from) };
  });
};

/**
 * Puts a page that was read again in its place. Cursors are stable, but the page may now end earlier or later than it
 * did, so what follows is joined where the fresh page ends; where no joint is found the list is cut there and goes on
 * from the fresh page's cursor.
 */
export const refreshPage = <Item extends Identified>(
  list: PagedList<Item>,
  cursor: string | null,
  fresh: ListPage<Item>,
): PagedList<Item> => {
  const index = list.pageParams.indexOf(cursor);
  const following = list.pageParams[index + 1];
  if (index === -1) {
    return list;
  }
  if (following === undefined || following === null || fresh.nextCursor === null) {
    return cutAfter(list, index, fresh);
  }
  if (fresh.nextCursor === following) {
    return { ...list, pages: list.pages.with(index, fresh) };
  }
  const last = fresh.items.at(-1);
  const [rest, ...after] = (last && withoutUpTo(list.pages.slice(index), last.id)) ?? [];
  if (!rest) {
    return cutAfter(list, index, fresh);
  }
  const joined: ListPage<Item> = {
    items: [...fresh.items, ...rest.items],
    nextCursor: following,
    scanned: fresh.scanned + rest.items.length,
  };
  return { ...list, pages: [...list.pages.slice(0, index), joined, ...after] };
};
