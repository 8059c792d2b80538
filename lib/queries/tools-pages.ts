import type { ToolSummary, ToolsPage } from '@/lib/queries/tool-summary';

/** What is loaded of one list: its pages from the first one on, and the cursor each was asked for with. */
export type ToolsList = { pages: ToolsPage[]; pageParams: (string | null)[] };

export const startList = (first: ToolsPage): ToolsList => ({ pages: [first], pageParams: [null] });

/** The loaded tools in order. A tool that moved between two reads stands where it was found first. */
export const toolsOf = (list: ToolsList): ToolSummary[] => {
  const seen = new Set<string>();
  return list.pages.flatMap((page) =>
    page.tools.filter(({ id }) => {
      const isNew = !seen.has(id);
      seen.add(id);
      return isNew;
    }),
  );
};

export const nextCursorOf = (list: ToolsList): string | null => list.pages.at(-1)?.nextCursor ?? null;

export const scannedOf = (list: ToolsList): number =>
  list.pages.reduce((sum, { scanned }) => sum + scanned, 0);

/** Which page the tool at `index` of the whole list came with. */
export const pageAt = (list: ToolsList, index: number): number => {
  let before = 0;
  const at = list.pages.findIndex((page) => {
    before += page.tools.length;
    return index < before;
  });
  return at === -1 ? Math.max(0, list.pages.length - 1) : at;
};

/** Adds the page that `cursor` leads to, unless the list meanwhile ends somewhere else. */
export const appendPage = (list: ToolsList, cursor: string, page: ToolsPage): ToolsList =>
  nextCursorOf(list) === cursor
    ? { pages: [...list.pages, page], pageParams: [...list.pageParams, cursor] }
    : list;

const cutAfter = (list: ToolsList, index: number, last: ToolsPage): ToolsList => ({
  pages: [...list.pages.slice(0, index), last],
  pageParams: list.pageParams.slice(0, index + 1),
});

/** Drops everything up to and with the tool `id`; null when it is not there. */
const withoutUpTo = (pages: ToolsPage[], id: string): ToolsPage[] | null => {
  const holder = pages.findIndex(({ tools }) => tools.some((tool) => tool.id === id));
  if (holder === -1) {
    return null;
  }
  return pages.map((page, at) => {
    if (at > holder) {
      return page;
    }
    const from = at < holder ? page.tools.length : page.tools.findIndex((tool) => tool.id === id) + 1;
    return { ...page, tools: page.tools.slice(from) };
  });
};

/**
 * Puts a page that was read again in its place. Cursors are stable, but the page may now end earlier or later than it
 * did, so what follows is joined where the fresh page ends; where no joint is found the list is cut there and goes on
 * from the fresh page's cursor.
 */
export const refreshPage = (list: ToolsList, cursor: string | null, fresh: ToolsPage): ToolsList => {
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
  const last = fresh.tools.at(-1);
  const [rest, ...after] = (last && withoutUpTo(list.pages.slice(index), last.id)) ?? [];
  if (!rest) {
    return cutAfter(list, index, fresh);
  }
  const joined: ToolsPage = {
    tools: [...fresh.tools, ...rest.tools],
    nextCursor: following,
    scanned: fresh.scanned + rest.tools.length,
  };
  return { ...list, pages: [...list.pages.slice(0, index), joined, ...after] };
};
