import type { RunSummary } from '@/lib/contract/run';
import {
  itemsOf,
  type ListPage,
  nextCursorOf,
  type PagedList,
  startList,
  withoutUpTo,
} from '@/lib/queries/paged-list';

export type RunsPage = ListPage<RunSummary>;

/**
 * The runs on screen, and the newest page where it holds runs that are not: they wait until they are asked for, so that
 * nothing moves under the hand of whoever reads.
 */
export type RunsList = { shown: PagedList<RunSummary>; waiting: RunsPage | null };

export const startRuns = (first: RunsPage): RunsList => ({ shown: startList(first), waiting: null });

const idsOf = (list: RunsList) => new Set(itemsOf(list.shown).map(({ id }) => id));

/** Everything down to the last of `fresh` is as `fresh` has it; what is older stays. */
const replaceNewest = (shown: PagedList<RunSummary>, fresh: readonly RunSummary[]): PagedList<RunSummary> => {
  const last = fresh.at(-1);
  const [first, ...rest] = (last && withoutUpTo(shown.pages, last.id)) ?? [];
  return first ? { ...shown, pages: [{ ...first, items: [...fresh, ...first.items] }, ...rest] } : shown;
};

/** Takes a newer reading of the first page: runs that are on screen change where they stand, new ones wait. */
export const receiveNewest = (list: RunsList, fresh: RunsPage): RunsList => {
  const known = idsOf(list);
  const seen = fresh.items.filter(({ id }) => known.has(id));
  const waiting = seen.length < fresh.items.length ? fresh : null;
  const shown =
    fresh.nextCursor === null ? startList({ ...fresh, items: seen }) : replaceNewest(list.shown, seen);
  return { shown, waiting };
};

/** Puts the runs that wait on top. When too many came to know how they join, the list starts anew with them. */
export const takeWaiting = (list: RunsList): RunsList => {
  const { shown, waiting } = list;
  if (!waiting) {
    return list;
  }
  const known = idsOf(list);
  const isJoined = waiting.nextCursor === null || waiting.items.some(({ id }) => known.has(id));
  const [first, ...rest] = shown.pages;
  if (!isJoined || !first) {
    return startRuns(waiting);
  }
  const unseen = waiting.items.filter(({ id }) => !known.has(id));
  return {
    shown: { ...shown, pages: [{ ...first, items: [...unseen, ...first.items] }, ...rest] },
    waiting: null,
  };
};

/** How many wait; `orMore`: at least so many. */
export const waitingCount = (list: RunsList): { count: number; orMore: boolean } => {
  const known = idsOf(list);
  const unseen = list.waiting?.items.filter(({ id }) => !known.has(id)).length ?? 0;
  return {
    count: unseen,
    orMore: list.waiting !== null && unseen === list.waiting.items.length && list.waiting.nextCursor !== null,
  };
};

export const runsOf = (list: RunsList): RunSummary[] => itemsOf(list.shown);

export const hasMoreRuns = (list: RunsList): boolean => nextCursorOf(list.shown) !== null;
