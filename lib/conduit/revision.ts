import { createHash } from 'node:crypto';
import type { Tool } from '@/lib/contract/tool';

const FINGERPRINT_PREFIX = 'content:';

/** The same value whatever the order of its keys: PostgreSQL's jsonb and hosted Conduit may each return another. */
const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) {
    return value.map(canonical);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.entries(value)
    .filter(([, entry]) => entry !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, entry]) => [key, canonical(entry)]);
};

/** The mark of a tool's state: the API's tag, else a fingerprint of everything in it. */
export const revisionOf = (tool: Tool, etag: string | null): string =>
  etag ??
  `${FINGERPRINT_PREFIX}${createHash('sha256')
    .update(JSON.stringify(canonical(tool)))
    .digest('hex')
    .slice(0, 32)}`;

/** The tag to present as `If-Match`, or null where the API gave none and the tool must be read again instead. */
export const etagOf = (revision: string): string | null =>
  revision.startsWith(FINGERPRINT_PREFIX) ? null : revision;

/** Whether a field already holds what a write wanted. An empty status line is stored as none. */
export const holds = (tool: Tool, changes: Partial<Tool>): boolean =>
  Object.entries(changes).every(([field, wanted]) => {
    const actual = tool[field as keyof Tool];
    return JSON.stringify(canonical(actual ?? '')) === JSON.stringify(canonical(wanted ?? ''));
  });
