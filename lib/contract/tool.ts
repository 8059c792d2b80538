import { z } from 'zod';
import {
  extension,
  itemOf,
  limitSchema,
  pageOf,
  WORKSPACE_EXAMPLE,
  workspaceIdSchema,
} from '@/lib/contract/envelope';
import { parametersSchema, writtenParametersSchema } from '@/lib/contract/parameter';

export const LANGUAGES = ['python', 'javascript'] as const;

export const TOOL_NAME_PATTERN = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
export const TOOL_NAME_MAX = 64;
export const TOOL_DESCRIPTION_MAX = 1024;
/** Ours: the contract names no limit, so this one is far above any real tool. UTF-8 bytes. */
export const TOOL_CODE_BYTES_MAX = 1024 * 1024;

export const languageSchema = z.enum(LANGUAGES).meta({
  description:
    "Runtime the tool's code is executed in. Determines the entrypoint signature and which dependencies are available (see GET /v1/custom-tools/runtimes).",
});

export const toolNameSchema = z.string().min(1).max(TOOL_NAME_MAX).regex(TOOL_NAME_PATTERN).meta({
  description:
    'Unique tool name within the workspace. Lowercase kebab-case (e.g. `lookup-order-status`), at most 64 characters. This is how the agent references the tool.',
});

const codeSchema = z
  .string()
  .min(1)
  .meta({
    description: [
      "The tool's source code. Must define a single entrypoint named `main`.",
      'Python: `def main(**params):` — parameters arrive as keyword args. Return a dict containing a string `message` key, optionally a `rawData` key with structured data.',
      'JavaScript: `async function main(params) { ... }` — parameters arrive as a single object. Return an object containing a string `message` key, optionally a `rawData` key.',
      'Writes statically validate that the code defines `main` and includes a return statement; runtime execution validates the returned object.',
      'Standard library modules are always importable. A curated set of third-party packages installs automatically on first import. Query GET /v1/custom-tools/runtimes for the exact signature, return contract, and available dependencies per language.',
    ].join('\n\n'),
  });

const statusLineSchema = z.string().meta({
  description: 'Short status line shown to the user while the tool runs, e.g. `Looking up order status`.',
});

const enableGloballySchema = z.boolean().meta({
  description:
    'When true, the tool is available to every agent in the workspace without per-agent enablement.',
});

/** A custom tool as every answer carries it. There is no `updated_at`. */
export const toolSchema = z.strictObject({
  id: z.string(),
  workspace_id: z.string(),
  name: z.string(),
  description: z.string(),
  language: languageSchema,
  code: z.string(),
  parameters: parametersSchema,
  execution_message_description: z.string().nullable(),
  enable_globally: z.boolean(),
  validated: z.boolean(),
  version: z.number(),
  created_at: z.string(),
});

const TOOL_EXAMPLE = {
  id: 'kg77c0dy0mgdpzmqz6tesry8w184002s',
  workspace_id: WORKSPACE_EXAMPLE,
  name: 'lookup-order-status',
  description: 'Look up the fulfillment status of an order by id.',
  language: 'python',
  code: [
    'def main(**params):',
    '    order_id = params["order_id"]',
    '    # ... fetch status ...',
    '    return {',
    '        "message": f"Order {order_id} is shipped",',
    '        "rawData": {"status": "shipped"},',
    '    }',
  ].join('\n'),
  parameters: {
    order_id: { type: 'string', required: true, description: 'The order id to look up.' },
  },
  execution_message_description: 'Looking up order status',
  enable_globally: false,
  validated: true,
  version: 1,
  created_at: '2026-04-01T17:22:10.000Z',
};

export const toolBodySchema = itemOf(toolSchema).meta({
  description: 'Single custom code tool response.',
  example: { data: TOOL_EXAMPLE },
});

export const toolPageSchema = pageOf(toolSchema).meta({
  description: 'Cursor-paginated custom code tools response.',
  example: { data: [TOOL_EXAMPLE], next_cursor: 'page-token', has_more: true },
});

/** What may be written of a tool. An empty status line clears it: the published type has no null. */
const writableFields = {
  name: toolNameSchema,
  description: z.string().max(TOOL_DESCRIPTION_MAX),
  language: languageSchema,
  code: codeSchema,
  parameters: writtenParametersSchema,
  execution_message_description: statusLineSchema,
  enable_globally: enableGloballySchema,
};

export const createToolBodySchema = z
  .strictObject({ workspace_id: z.string(), ...writableFields })
  .partial({
    description: true,
    parameters: true,
    execution_message_description: true,
    enable_globally: true,
  })
  .meta({
    description: 'Request body for creating a custom code tool. Requires a token with write access.',
    example: {
      workspace_id: WORKSPACE_EXAMPLE,
      name: TOOL_EXAMPLE.name,
      description: TOOL_EXAMPLE.description,
      language: TOOL_EXAMPLE.language,
      code: [
        'def main(**params):',
        '    order_id = params["order_id"]',
        '    return {"message": f"Order {order_id} is shipped"}',
      ].join('\n'),
      parameters: TOOL_EXAMPLE.parameters,
      execution_message_description: TOOL_EXAMPLE.execution_message_description,
      enable_globally: TOOL_EXAMPLE.enable_globally,
    },
  });

export const patchToolBodySchema = z.strictObject(writableFields).partial().meta({
  description:
    "Request body for patching a custom code tool. Only supplied fields are changed. Changing code bumps the tool's version.",
});

/** `-` sorts descending. Newest first is the default. */
export const TOOL_SORTS = ['-created_at', 'created_at', 'name', '-name'] as const;
export const toolSortSchema = z.enum(TOOL_SORTS);

/** Query strings are text: only the two words are booleans, anything else is refused. */
const booleanWordSchema = z.enum(['true', 'false']);

export const TOOL_QUERY_MAX = 200;

/** Extension: narrows a list. `query` looks in name, description and code, ignoring case. */
export const toolFilterSchema = z.strictObject({
  query: z.string().max(TOOL_QUERY_MAX).optional().meta(extension),
  language: languageSchema.optional().meta(extension),
  validated: booleanWordSchema.optional().meta(extension),
  enable_globally: booleanWordSchema.optional().meta(extension),
});

export const listToolsQuerySchema = z.strictObject({
  workspace_id: workspaceIdSchema.meta({ description: 'Workspace to query.' }),
  limit: limitSchema.optional(),
  cursor: z.string().optional(),
  ...toolFilterSchema.shape,
  sort: toolSortSchema.optional().meta(extension),
});

export const countToolsQuerySchema = toolFilterSchema.extend({ workspace_id: workspaceIdSchema });
export const toolCountSchema = z.strictObject({ count: z.number().int().nonnegative() });

export const toolIdSchema = z
  .string()
  .meta({ description: 'Custom tool id.', example: 'kg77c0dy0mgdpzmqz6tesry8w184002s' });

/** Extension: the `ETag` a tool was read with; the write happens only while the tool still has it, else 412. */
export const ifMatchHeadersSchema = z.object({
  'if-match': z
    .string()
    .optional()
    .meta({ description: 'The `ETag` of the tool as it was read.', ...extension }),
});

export const workspaceOverrideQuerySchema = z.strictObject({
  workspace_id: workspaceIdSchema
    .meta({
      description:
        "Optional workspace override. If omitted, Conduit resolves the tool's workspace automatically.",
    })
    .optional(),
});

export type Language = z.infer<typeof languageSchema>;
export type Tool = z.infer<typeof toolSchema>;
export type CreateToolBody = z.infer<typeof createToolBodySchema>;
export type PatchToolBody = z.infer<typeof patchToolBodySchema>;
export type ToolFilter = z.infer<typeof toolFilterSchema>;
export type ToolSort = z.infer<typeof toolSortSchema>;
export type ListToolsQuery = z.infer<typeof listToolsQuerySchema>;
