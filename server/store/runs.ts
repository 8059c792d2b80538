import { createHash } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type { Parameters } from '@/lib/contract/parameter';
import type { Database } from '@/server/store/database';
import { violatesForeignKey } from '@/server/store/failure';
import { createRunHealth } from '@/server/store/run-health';
import { createRunPages, summaryColumns } from '@/server/store/run-pages';
import { type RunRecord, runPrograms, runs } from '@/server/store/schema';

export type NewRun = Pick<
  RunRecord,
  | 'id'
  | 'workspaceId'
  | 'toolId'
  | 'toolName'
  | 'toolVersion'
  | 'language'
  | 'source'
  | 'tokenId'
  | 'agentId'
  | 'arguments'
  | 'timeoutMs'
  | 'serverKey'
  | 'createdAt'
> & { code: string; parameters: Parameters };

export type RunEnding = Pick<
  RunRecord,
  | 'state'
  | 'message'
  | 'error'
  | 'result'
  | 'logs'
  | 'logsTruncated'
  | 'runTimeMs'
  | 'queueTimeMs'
  | 'peakMemoryBytes'
> & { endedAt: Date };

/** PostgreSQL's own name of the rule that a run has a program. */
const PROGRAM_KEY = 'runs_program_run_programs_hash_fk';

/** The row need not be on the disk before the run goes on: its end is, and a server that dies is not the database's. */
const ACCEPT = `with
    hurried as (select set_config('synchronous_commit', 'off', true)),
    program as (insert into run_programs (hash, code, parameters) values ($1, $2, $3) on conflict (hash) do nothing)
  insert into runs (id, workspace_id, tool_id, tool_name, tool_version, language, program, source, token_id, agent_id,
    arguments, timeout_ms, server_key, created_at, state)
  select $4, $5, $6, $7, $8, $9, $1, $10, $11, $12, $13, $14, $15, $16, 'running' from hurried
  on conflict (id) do nothing`;

/** Also over "interrupted": whoever said so took a server for dead that had only lost its connection. */
const FINISH = `update runs set state = $2, message = $3, error = $4, result = $5, logs = $6, logs_truncated = $7,
    run_time_ms = $8, queue_time_ms = $9, peak_memory_bytes = $10, ended_at = $11
  where id = $1 and state in ('running', 'interrupted')`;

const acceptValues = (run: NewRun): unknown[] => {
  const parameters = JSON.stringify(run.parameters);
  const hash = createHash('sha256')
    .update(`${Buffer.byteLength(run.code)}:`)
    .update(run.code)
    .update(parameters)
    .digest();
  return [
    hash,
    run.code,
    parameters,
    run.id,
    run.workspaceId,
    run.toolId,
    run.toolName,
    run.toolVersion,
    run.language,
    run.source,
    run.tokenId,
    run.agentId,
    run.arguments,
    run.timeoutMs,
    run.serverKey,
    run.createdAt,
  ];
};

const prepareFind = (database: Database) =>
  database
    .select({
      ...summaryColumns,
      code: runPrograms.code,
      parameters: runPrograms.parameters,
      arguments: runs.arguments,
      result: runs.result,
      logs: runs.logs,
      logsTruncated: runs.logsTruncated,
      queueTimeMs: runs.queueTimeMs,
      peakMemoryBytes: runs.peakMemoryBytes,
      timeoutMs: runs.timeoutMs,
    })
    .from(runs)
    .innerJoin(runPrograms, eq(runPrograms.hash, runs.program))
    .where(eq(runs.id, sql.placeholder('id')))
    .prepare('run by id');

export const createRunStore = (database: Database) => {
  const { $client: pool } = database;
  const find = prepareFind(database);

  return {
    list: createRunPages(database),
    health: createRunHealth(database),

    find: async (id: string) => (await find.execute({ id }))[0],

    /** Does nothing when the run is there already. */
    accept: async (run: NewRun): Promise<void> => {
      const statement = { name: 'accept run', text: ACCEPT, values: acceptValues(run) };
      try {
        await pool.query(statement);
      } catch (error) {
        // Its program was swept away just then, being of no other run: now it is written anew.
        if (!violatesForeignKey(error, PROGRAM_KEY)) {
          throw error;
        }
        await pool.query(statement);
      }
    },

    /** Durable when it resolves. */
    finish: async (id: string, ending: RunEnding): Promise<void> => {
      await pool.query({
        name: 'finish run',
        text: FINISH,
        values: [
          id,
          ending.state,
          ending.message,
          ending.error,
          ending.result,
          ending.logs,
          ending.logsTruncated,
          ending.runTimeMs,
          ending.queueTimeMs,
          ending.peakMemoryBytes,
          ending.endedAt,
        ],
      });
    },

    /** For a run that was accepted and then found no place to run in. */
    forget: async (id: string): Promise<void> => {
      await pool.query({ name: 'forget run', text: 'delete from runs where id = $1', values: [id] });
    },

    /** Asks whichever server runs it. False when it does not run any more. */
    requestCancel: async (id: string): Promise<boolean> => {
      const { rowCount } = await pool.query(
        "update runs set cancel_requested = true where id = $1 and state = 'running'",
        [id],
      );
      return rowCount === 1;
    },

    /** Which of these have been asked to stop. */
    cancelRequested: async (ids: readonly string[]): Promise<string[]> => {
      const { rows } = await pool.query<{ id: string }>({
        name: 'runs asked to stop',
        text: 'select id from runs where id = any($1) and cancel_requested',
        values: [ids],
      });
      return rows.map(({ id }) => id);
    },
  };
};

export type RunStore = ReturnType<typeof createRunStore>;
export type FoundRun = NonNullable<Awaited<ReturnType<RunStore['find']>>>;
