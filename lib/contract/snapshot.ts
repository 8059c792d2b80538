import type { Tool } from '@/lib/contract/tool';

/**
 * A tool as it was read, with a mark of exactly that state: the API's `ETag` where it has one, else a fingerprint of
 * the content. Opaque; a write presents it so that nobody's change is overwritten unseen.
 */
export type ToolSnapshot = { tool: Tool; revision: string };

/** How a save ended: kept, or held back because the tool changed since it was read. */
export type SaveResult =
  | { kind: 'saved'; snapshot: ToolSnapshot }
  | { kind: 'changed'; theirs: ToolSnapshot };

/** How a deletion ended: gone, or held back because the tool changed since it was read. */
export type DeleteResult = { kind: 'deleted' } | { kind: 'changed'; theirs: ToolSnapshot };
