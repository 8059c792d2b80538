import { z } from 'zod';

/** `{ "data": … }` around one item. */
export const itemOf = <Item extends z.ZodType>(item: Item) => z.strictObject({ data: item });

/** A page of a cursor-paginated list. `next_cursor` is opaque and null on the last page. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ data: z.array(item), next_cursor: z.string().nullable(), has_more: z.boolean() });

export type Page<Item> = { data: Item[]; next_cursor: string | null; has_more: boolean };

/**
 * Marks a query field or a header that only the embedded API knows (contract: "Extensions"). It is shown on the
 * parameter in the OpenAPI document, and with extensions off the parameter does not exist.
 */
export const EXTENSION_MARK = 'x-extension';
export const extension = { param: { [EXTENSION_MARK]: true } };

export const PAGE_LIMIT_DEFAULT = 20;
export const PAGE_LIMIT_MAX = 100;

/** Query strings are text: `limit=50` arrives as `"50"`. Published: an integer from 1 to 100. */
export const limitSchema = z.coerce.number().int().min(1).max(PAGE_LIMIT_MAX);

export const pageQuerySchema = z.strictObject({
  limit: limitSchema.optional(),
  cursor: z.string().optional(),
});

export const WORKSPACE_EXAMPLE = 'j57demo8f8x7c9v0n2q4r6t8y1u3i5o';

export const workspaceIdSchema = z.string().meta({ example: WORKSPACE_EXAMPLE });
