import { z } from 'zod';
import { extension, limitSchema, pageOf, workspaceIdSchema } from '@/lib/contract/envelope';
import { parametersSchema, writtenParametersSchema } from '@/lib/contract/parameter';
import { languageSchema } from '@/lib/contract/tool';

/** A run may take this long, whatever its tool asks for. */
export const RUN_TIMEOUT_MS_MIN = 1_000;
export const RUN_TIMEOUT_MS_MAX = 60_000;
export const RUN_TIMEOUT_MS_DEFAULT = 10_000;
export const RUN_RETENTION_DAYS_MAX = 365;
export const RUN_RETENTION_DAYS_DEFAULT = 30;

/** What a model filled in, by parameter name. Whole numbers beyond 2⁵³ are `bigint`. */
export const argumentsSchema = z.record(z.string(), z.unknown());

/** Published: the workspace is in the body here. */
export const runToolBodySchema = z
  .strictObject({ workspace_id: workspaceIdSchema.optional(), parameters: argumentsSchema.optional() })
  .meta({ description: 'Request body for running a custom code tool. Requires a token with write access.' });

/** Published. A tool whose own code fails is a success of the call: `success` is false and `error` says why. */
export const runAnswerSchema = z.strictObject({
  success: z.boolean(),
  /** What the agent reads. */
  message: z.string().nullable(),
  /** The whole returned object. */
  result: z.record(z.string(), z.unknown()).nullable(),
  error: z.string().nullable(),
  logs: z.string().nullable(),
  run_time_ms: z.number().int().nonnegative(),
});

export const RUN_STATES = ['running', 'succeeded', 'failed', 'cancelled', 'interrupted'] as const;
export const runStateSchema = z.enum(RUN_STATES);

/** Where a run came from: the dashboard's Test tab, `POST …/run`, an agent, or a replay. */
export const RUN_SOURCES = ['test', 'api', 'agent', 'replay'] as const;
export const runSourceSchema = z.enum(RUN_SOURCES);

/** Why a run has no result. `raised` is the tool's own error; the rest is said of it from outside. */
export const RUN_FAILURES = [
  'raised',
  'invalid_result',
  'wall_time',
  'cpu_time',
  'memory',
  'output',
  'result_size',
  'disk',
  'exited',
  'packages',
  'cancelled',
  'interrupted',
] as const;
export const runFailureSchema = z.enum(RUN_FAILURES);

/** `line` and `column` are places in the tool's own code, from 1; `traceback` has no frames but the tool's. */
export const runErrorSchema = z.strictObject({
  reason: runFailureSchema,
  type: z.string().nullable(),
  message: z.string(),
  line: z.number().int().positive().nullable(),
  column: z.number().int().positive().nullable(),
  traceback: z.string().nullable(),
});

export const LOG_STREAMS = ['stdout', 'stderr'] as const;
export const logStreamSchema = z.enum(LOG_STREAMS);

/** Extension: one run as the list shows it. */
export const runSummarySchema = z.strictObject({
  id: z.string(),
  workspace_id: z.string(),
  /** Null when the tool was never saved or is deleted; its name stays. */
  tool_id: z.string().nullable(),
  tool_name: z.string(),
  /** Null for a draft: code that no version has. */
  tool_version: z.number().int().positive().nullable(),
  language: languageSchema,
  source: runSourceSchema,
  /** The token that asked for it, by its name, and the agent it acted for. */
  token_name: z.string().nullable(),
  agent_id: z.string().nullable(),
  state: runStateSchema,
  error: runErrorSchema.nullable(),
  message: z.string().nullable(),
  /** Null while it runs. */
  run_time_ms: z.number().int().nonnegative().nullable(),
  created_at: z.string(),
  ended_at: z.string().nullable(),
});

/** Extension: one run, whole. */
export const runSchema = runSummarySchema.extend({
  code: z.string(),
  parameters: parametersSchema,
  arguments: argumentsSchema,
  result: z.record(z.string(), z.unknown()).nullable(),
  logs: z.string(),
  /** More was written than is kept. */
  logs_truncated: z.boolean(),
  /** How long it waited for a sandbox and for packages. */
  queue_time_ms: z.number().int().nonnegative().nullable(),
  peak_memory_bytes: z.number().int().nonnegative().nullable(),
  timeout_ms: z.number().int(),
});

export const runPageSchema = pageOf(runSummarySchema);

/** Extension: runs code as it stands in the editor, saved or not. */
export const runDraftBodySchema = z.strictObject({
  workspace_id: workspaceIdSchema,
  /** The tool that this is a draft of. */
  tool_id: z.string().optional(),
  tool_name: z.string().min(1).max(64).optional(),
  language: languageSchema,
  code: z.string().min(1),
  parameters: writtenParametersSchema,
  arguments: argumentsSchema,
  timeout_ms: z.number().int().min(RUN_TIMEOUT_MS_MIN).max(RUN_TIMEOUT_MS_MAX).optional(),
  source: z.enum(['test', 'replay']).optional(),
});

/** Extension: the answer to a draft's run, one JSON object a line (`application/x-ndjson`), `ended` last. */
export const runEventSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('accepted'), run_id: z.string() }),
  z.strictObject({ type: z.literal('queued') }),
  z.strictObject({
    type: z.literal('packages'),
    /** What is being installed, and how many of these are there already. */
    names: z.array(z.string()),
    installed: z.number().int().nonnegative(),
  }),
  z.strictObject({ type: z.literal('started') }),
  z.strictObject({ type: z.literal('log'), stream: logStreamSchema, text: z.string() }),
  z.strictObject({ type: z.literal('ended'), run: runSchema }),
  /** Never ran: no sandbox was free in time, or running is off. */
  z.strictObject({
    type: z.literal('refused'),
    error: z.string(),
    retry_after_seconds: z.number().int().nullable(),
  }),
]);

export const listRunsQuerySchema = z.strictObject({
  workspace_id: workspaceIdSchema,
  limit: limitSchema.optional(),
  cursor: z.string().optional(),
  tool_id: z.string().optional().meta(extension),
  state: runStateSchema.optional().meta(extension),
  source: runSourceSchema.optional().meta(extension),
  /** Created at or after, and before; ISO 8601. */
  since: z.iso.datetime().optional().meta(extension),
  until: z.iso.datetime().optional().meta(extension),
});

const HEALTH_IDS_MAX = 100;

/** `ids` is a comma-separated list. */
export const toolHealthQuerySchema = z.strictObject({
  workspace_id: workspaceIdSchema,
  ids: z
    .string()
    .transform((text) => [...new Set(text.split(',').filter((id) => id !== ''))])
    .pipe(z.array(z.string()).min(1).max(HEALTH_IDS_MAX)),
});

/** Extension: how a tool's last runs ended, newest state first. `recent` counts its last twenty. Drafts do not count. */
export const toolHealthSchema = z.strictObject({
  tool_id: z.string(),
  last_run: z.strictObject({ id: z.string(), state: runStateSchema, created_at: z.string() }).nullable(),
  recent: z.strictObject({ runs: z.number().int(), failed: z.number().int() }),
});

/** Extension: how long a run of this tool may take. */
export const toolRunSettingsSchema = z.strictObject({
  timeout_ms: z.number().int().min(RUN_TIMEOUT_MS_MIN).max(RUN_TIMEOUT_MS_MAX),
});

/** Extension: for how long a workspace keeps its runs. */
export const workspaceRunSettingsSchema = z.strictObject({
  retention_days: z.number().int().min(1).max(RUN_RETENTION_DAYS_MAX),
});

/** Extension: whether code runs here, and if not, why and the line that mends it. */
export const sandboxStatusSchema = z.strictObject({
  state: z.enum(['starting', 'available', 'unavailable']),
  reason: z.string().nullable(),
  remedy: z.string().nullable(),
  egress: z.enum(['none', 'public']),
  /** Null: every public host. */
  allowed_hosts: z.array(z.string()).nullable(),
  concurrency: z.number().int(),
});

/** Extension: one package of the catalogue. */
export const cataloguePackageSchema = z.strictObject({
  name: z.string(),
  import_names: z.array(z.string()),
  version: z.string(),
  /** What operators use it for. */
  reason: z.string(),
  state: z.enum(['available', 'installing', 'installed']),
});

export type Arguments = z.infer<typeof argumentsSchema>;
export type RunToolBody = z.infer<typeof runToolBodySchema>;
export type RunAnswer = z.infer<typeof runAnswerSchema>;
export type RunState = z.infer<typeof runStateSchema>;
export type RunSource = z.infer<typeof runSourceSchema>;
export type RunFailure = z.infer<typeof runFailureSchema>;
export type RunError = z.infer<typeof runErrorSchema>;
export type LogStream = z.infer<typeof logStreamSchema>;
export type RunSummary = z.infer<typeof runSummarySchema>;
export type Run = z.infer<typeof runSchema>;
export type RunDraftBody = z.infer<typeof runDraftBodySchema>;
export type RunEvent = z.infer<typeof runEventSchema>;
export type ListRunsQuery = z.infer<typeof listRunsQuerySchema>;
export type ToolHealth = z.infer<typeof toolHealthSchema>;
export type ToolRunSettings = z.infer<typeof toolRunSettingsSchema>;
export type WorkspaceRunSettings = z.infer<typeof workspaceRunSettingsSchema>;
export type SandboxStatus = z.infer<typeof sandboxStatusSchema>;
export type CataloguePackage = z.infer<typeof cataloguePackageSchema>;
