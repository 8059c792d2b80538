import { isDeepStrictEqual } from 'node:util';
import type { Tool } from '@/lib/contract/tool';

export type Content = Pick<Tool, 'name' | 'description' | 'code' | 'parameters'>;
export type Change = Partial<Omit<Content, 'name'>>;
export type ToolState = Content & { version: number; revision: number };

/** What an answer promised: this change, and that it led to this state. */
export type Promised = { change: Change; state: ToolState };

/** How the database has a tool; `codes` are those of its versions, the first one first. */
export type StoredTool = ToolState & { id: string; codes: readonly string[] };

export const created = (content: Content): ToolState => ({ ...content, version: 1, revision: 1 });

const changed = (state: ToolState, change: Change): ToolState => ({
  ...state,
  ...change,
  version: state.version + (change.code === undefined ? 0 : 1),
  revision: state.revision + 1,
});

const FIELDS = ['name', 'description', 'code', 'parameters', 'version', 'revision'] as const;

export const sameState = (left: ToolState, right: ToolState): boolean =>
  FIELDS.every((field) => isDeepStrictEqual(left[field], right[field]));

export type History = {
  first: ToolState;
  /** In the order of their revisions. */
  promised: readonly Promised[];
  /** Sent, and never said to be done: each was done once, wholly, or not at all. */
  unanswered: readonly Change[];
};

/**
 * Whether there is an order of writes that explains `stored`: every promised one at its revision with exactly the
 * content it promised, every revision between them an unanswered one, every code kept as the version it made.
 */
export const canBeTold = ({ first, promised, unanswered }: History, stored: StoredTool): boolean => {
  if (stored.codes[first.version - 1] !== first.code) {
    return false;
  }
  const [next, ...later] = promised;
  const promisedNext = next?.state.revision === first.revision + 1;
  if (next !== undefined && promisedNext) {
    const after = changed(first, next.change);
    return sameState(after, next.state) && canBeTold({ first: after, promised: later, unanswered }, stored);
  }
  if (first.revision >= stored.revision) {
    return next === undefined && sameState(first, stored);
  }
  return unanswered.some((change, index) =>
    canBeTold(
      { first: changed(first, change), promised, unanswered: unanswered.toSpliced(index, 1) },
      stored,
    ),
  );
};
