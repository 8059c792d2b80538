import { z } from 'zod';
import { LANGUAGES } from '@/lib/contract/tool';

/**
 * How answers are read: hosted Conduit may say more or less than the published pages, so unknown fields are left out
 * and missing ones get the default a tool would have. Only what nothing can be done without is required.
 */
const parameterSchema = z.object({
  type: z.string().catch('string'),
  required: z.boolean().catch(false),
  description: z.string().catch(''),
  execution_message_description: z.string().optional().catch(undefined),
  enum_values: z.array(z.string()).optional().catch(undefined),
});

export const readToolSchema = z.object({
  id: z.string().min(1),
  workspace_id: z.string().catch(''),
  name: z.string().min(1),
  description: z.string().catch(''),
  language: z.enum(LANGUAGES),
  code: z.string().catch(''),
  parameters: z.record(z.string(), parameterSchema).catch({}),
  execution_message_description: z.string().nullable().catch(null),
  enable_globally: z.boolean().catch(false),
  validated: z.boolean().catch(false),
  version: z.number().catch(1),
  created_at: z.string().catch(''),
});

export const readWorkspaceSchema = z
  .object({ id: z.string().min(1), name: z.string().optional().catch(undefined) })
  .transform(({ id, name }) => ({ id, name: name || id }));

export const readRuntimeSchema = z.object({
  language: z.enum(LANGUAGES),
  runtime: z.string().catch(''),
  entrypoint_signature: z.string().catch(''),
  return_contract: z.string().catch(''),
  return_schema: z.record(z.string(), z.unknown()).catch({}),
  starter_template: z.string().catch(''),
  builtin_modules: z.array(z.string()).catch([]),
  packages: z
    .array(
      z
        .object({
          name: z.string(),
          import_name: z.string().optional(),
          version: z.string().nullable().catch(null),
        })
        .transform((entry) => ({ ...entry, import_name: entry.import_name ?? entry.name })),
    )
    .catch([]),
  limits: z
    .object({
      wall_time_ms: z.number(),
      cpu_time_ms: z.number(),
      memory_bytes: z.number(),
      output_bytes: z.number(),
      processes: z.number(),
    })
    .nullable()
    .catch(null),
});

export const readMetaSchema = z.object({
  service: z.string().catch(''),
  version: z.string().catch(''),
  extensions: z.array(z.string()).catch([]),
});

/** Logs may come as lines; a returned value of another kind than the contract's is shown as it is. */
export const readRunAnswerSchema = z.object({
  success: z.boolean(),
  message: z.string().nullable().catch(null),
  result: z.unknown().transform((result) => result ?? null),
  error: z.string().nullable().catch(null),
  logs: z
    .union([z.string(), z.array(z.string()).transform((lines) => lines.join('\n'))])
    .nullable()
    .catch(null),
  run_time_ms: z.number().nullable().catch(null),
});

/** `{ data: … }` around one item. */
export const readItem = <Item extends z.ZodType>(item: Item) => z.object({ data: item });

/** A list: an entry that cannot be read is left out rather than taking the whole page with it. */
const readable = <Item extends z.ZodType>(item: Item) =>
  z.array(z.unknown()).transform((entries) =>
    entries.flatMap((entry) => {
      const parsed = item.safeParse(entry);
      return parsed.success ? [parsed.data] : [];
    }),
  );

export const readList = <Item extends z.ZodType>(item: Item) => z.object({ data: readable(item) });

export const readPage = <Item extends z.ZodType>(item: Item) =>
  z
    .object({
      data: readable(item),
      next_cursor: z.string().nullable().catch(null),
      has_more: z.boolean().optional().catch(undefined),
    })
    .transform(({ data, next_cursor, has_more }) => ({
      data,
      next_cursor,
      // Without a cursor there is no way on, whatever the flag says.
      has_more: next_cursor !== null && has_more !== false,
    }));
