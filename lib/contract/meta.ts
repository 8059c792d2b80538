import { z } from 'zod';

/**
 * What the embedded API can do beyond the published contract. Hosted Conduit answers 404 to `/v1/meta`: none of these.
 * `list-filters`: query, language, validated, enable_globally and sort on the list, and the count.
 * `preconditions`: `ETag` and `If-Match`. `tokens`, `workspaces`, `sign-in`, `packages`: their endpoints.
 * `runs`: drafts that run, their history, health and settings, and whether the sandbox works.
 */
export const EXTENSIONS = [
  'list-filters',
  'preconditions',
  'tokens',
  'workspaces',
  'sign-in',
  'runs',
  'packages',
] as const;
export type Extension = (typeof EXTENSIONS)[number];

export const metaSchema = z.strictObject({
  service: z.string(),
  version: z.string(),
  extensions: z.array(z.string()),
});
