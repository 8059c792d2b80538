import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  customType,
  foreignKey,
  index,
  integer,
  json,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { Parameters } from '@/lib/contract/parameter';
import type { RunSource, RunState } from '@/lib/contract/run';
import type { Scope } from '@/lib/contract/token';
import type { Language } from '@/lib/contract/tool';

// After a change here: npx drizzle-kit generate --dialect postgresql --schema server/store/schema.ts
//   --out server/store/migrations --name what-changes

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** Text that sorts by its bytes whatever the locale of the database, so that cursors and indexes agree on an order. */
const plainText = customType<{ data: string }>({ dataType: () => 'text collate "C"' });

/** Milliseconds, so that a JavaScript date holds it whole: cursors and answers carry exactly what is stored. */
const moment = (name: string) => timestamp(name, { precision: 3, withTimezone: true, mode: 'date' });
const createdAt = () => moment('created_at').notNull().defaultNow();

export const workspaces = pgTable(
  'workspaces',
  {
    id: plainText('id').primaryKey(),
    name: text('name').notNull(),
    runRetentionDays: integer('run_retention_days').notNull().default(30),
    createdAt: createdAt(),
  },
  (table) => [index('workspaces_oldest').on(table.createdAt, table.id)],
);

export const tools = pgTable(
  'tools',
  {
    id: plainText('id').primaryKey(),
    workspaceId: plainText('workspace_id')
      .notNull()
      .references(() => workspaces.id),
    name: plainText('name').notNull(),
    description: text('description').notNull(),
    language: text('language').$type<Language>().notNull(),
    code: text('code').notNull(),
    /** `json`, not `jsonb`: parameters keep the order they were written in. */
    parameters: json('parameters').$type<Parameters>().notNull(),
    executionMessageDescription: text('execution_message_description'),
    enableGlobally: boolean('enable_globally').notNull(),
    validated: boolean('validated').notNull(),
    version: integer('version').notNull().default(1),
    /** Goes up on every change: the entity tag. */
    revision: integer('revision').notNull().default(1),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('tools_name').on(table.workspaceId, table.name),
    // `nullsFirst` because PostgreSQL's `order by … desc` means it: without it the index is not used for the order.
    index('tools_newest').on(
      table.workspaceId,
      table.createdAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
    index('tools_newest_by_language').on(
      table.workspaceId,
      table.language,
      table.createdAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
    index('tools_newest_by_validated').on(
      table.workspaceId,
      table.validated,
      table.createdAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
    index('tools_newest_by_enabled').on(
      table.workspaceId,
      table.enableGlobally,
      table.createdAt.desc().nullsFirst(),
      table.id.desc().nullsFirst(),
    ),
    index('tools_text').using(
      'gin',
      sql`${table.name} gin_trgm_ops`,
      sql`${table.description} gin_trgm_ops`,
      sql`${table.code} gin_trgm_ops`,
    ),
  ],
);

export type ToolRecord = typeof tools.$inferSelect;

/** Every version of a tool's code, the current one included. */
export const toolVersions = pgTable(
  'tool_versions',
  {
    toolId: plainText('tool_id')
      .notNull()
      .references(() => tools.id, { onDelete: 'cascade' }),
    version: integer('version').notNull(),
    language: text('language').$type<Language>().notNull(),
    code: text('code').notNull(),
    tokenId: plainText('token_id')
      .notNull()
      .references(() => tokens.id),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.toolId, table.version] })],
);

/** Beside the tool, not in it: how long a run may take is not of the published record and no change of the tool. */
export const toolRunSettings = pgTable('tool_run_settings', {
  toolId: plainText('tool_id')
    .primaryKey()
    .references(() => tools.id, { onDelete: 'cascade' }),
  timeoutMs: integer('timeout_ms').notNull(),
});

/** What was run, once however many runs there are of it: it outlives the tool, and drafts have no version. */
export const runPrograms = pgTable('run_programs', {
  /** SHA-256 of the code and the parameters. */
  hash: bytes('hash').primaryKey(),
  code: text('code').notNull(),
  parameters: json('parameters').$type<Parameters>().notNull(),
  createdAt: createdAt(),
});

/** JSON is kept as text: neither `json` nor `jsonb` comes back from the driver with every digit. */
export const runs = pgTable(
  'runs',
  {
    id: plainText('id').primaryKey(),
    workspaceId: plainText('workspace_id')
      .notNull()
      .references(() => workspaces.id),
    /** Stays when the tool is deleted, which must not wait for its history; readers see whether it is still there. */
    toolId: plainText('tool_id'),
    toolName: text('tool_name').notNull(),
    toolVersion: integer('tool_version'),
    language: text('language').$type<Language>().notNull(),
    program: bytes('program')
      .notNull()
      .references(() => runPrograms.hash),
    source: text('source').$type<RunSource>().notNull(),
    tokenId: plainText('token_id')
      .notNull()
      .references(() => tokens.id),
    agentId: text('agent_id'),
    arguments: text('arguments').notNull(),
    timeoutMs: integer('timeout_ms').notNull(),
    state: text('state').$type<RunState>().notNull(),
    /** The beginning of what the agent read, for lists. The whole is in `result`. */
    message: text('message'),
    error: text('error'),
    result: text('result'),
    logs: text('logs').notNull().default(''),
    logsTruncated: boolean('logs_truncated').notNull().default(false),
    runTimeMs: integer('run_time_ms'),
    queueTimeMs: integer('queue_time_ms'),
    peakMemoryBytes: bigint('peak_memory_bytes', { mode: 'number' }),
    /** The lock that the server holds which runs it: nobody holds it any more when that server is gone. */
    serverKey: integer('server_key').notNull(),
    cancelRequested: boolean('cancel_requested').notNull().default(false),
    createdAt: createdAt(),
    endedAt: moment('ended_at'),
  },
  (table) => {
    const newest = () => [table.createdAt.desc().nullsFirst(), table.id.desc().nullsFirst()] as const;
    return [
      index('runs_newest').on(table.workspaceId, ...newest()),
      index('runs_newest_by_tool').on(table.toolId, ...newest()),
      index('runs_newest_by_state').on(table.workspaceId, table.state, ...newest()),
      index('runs_newest_by_source').on(table.workspaceId, table.source, ...newest()),
      index('runs_of_program').on(table.program),
      index('runs_running').on(table.serverKey).where(sql`state = 'running'`),
    ];
  },
);

export type RunRecord = typeof runs.$inferSelect;

/** A revoked token stays, without power: the versions it wrote still name it. */
export const tokens = pgTable(
  'tokens',
  {
    id: plainText('id').primaryKey(),
    name: text('name').notNull(),
    hash: bytes('hash').notNull(),
    hint: text('hint').notNull(),
    scope: text('scope').$type<Scope>().notNull(),
    allWorkspaces: boolean('all_workspaces').notNull(),
    createdAt: createdAt(),
    lastUsedAt: moment('last_used_at'),
    revokedAt: moment('revoked_at'),
  },
  (table) => [uniqueIndex('tokens_hash').on(table.hash)],
);

export const tokenWorkspaces = pgTable(
  'token_workspaces',
  { tokenId: plainText('token_id').notNull(), workspaceId: plainText('workspace_id').notNull() },
  (table) => [
    primaryKey({ columns: [table.tokenId, table.workspaceId] }),
    foreignKey({ columns: [table.tokenId], foreignColumns: [tokens.id] }).onDelete('cascade'),
    foreignKey({ columns: [table.workspaceId], foreignColumns: [workspaces.id] }).onDelete('cascade'),
  ],
);

export const signInCodes = pgTable('sign_in_codes', {
  hash: bytes('hash').primaryKey(),
  expiresAt: moment('expires_at').notNull(),
});

/** What this installation made up at its first start and must find again, such as the key cursors are signed with. */
export const installationSecrets = pgTable('installation_secrets', {
  name: text('name').primaryKey(),
  value: bytes('value').notNull(),
});

/** How much of the current minute each workspace or token has spent. Unlogged: a crash may forget it. */
export const rateWindows = pgTable('rate_windows', {
  key: plainText('key').primaryKey(),
  startedAt: moment('started_at').notNull(),
  spent: integer('spent').notNull(),
});
