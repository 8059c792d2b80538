import { and, desc, eq, gte, lt, type SQL, sql } from 'drizzle-orm';
import type { RunSource, RunState } from '@/lib/contract/run';
import type { Database } from '@/server/store/database';
import { runs } from '@/server/store/schema';

export type RunCriteria = {
  workspaceId: string;
  toolId?: string;
  state?: RunState;
  source?: RunSource;
  /** Created at or after, and before. */
  since?: Date;
  until?: Date;
};

/** Where a page ended: the created_at (ISO) and id of its last run. */
export type RunPosition = { createdAt: string; id: string };

export type RunPageRequest = { criteria: RunCriteria; after: RunPosition | null; limit: number };

/** What a list shows of a run. Of a deleted tool only the name is left. */
export const summaryColumns = {
  id: runs.id,
  workspaceId: runs.workspaceId,
  toolId: sql<string | null>`(select tool.id from tools tool where tool.id = runs.tool_id)`.as('living_tool'),
  toolName: runs.toolName,
  toolVersion: runs.toolVersion,
  language: runs.language,
  source: runs.source,
  tokenName: sql<string | null>`(select token.name from tokens token where token.id = runs.token_id)`.as(
    'token_name',
  ),
  agentId: runs.agentId,
  state: runs.state,
  error: runs.error,
  message: runs.message,
  runTimeMs: runs.runTimeMs,
  createdAt: runs.createdAt,
  endedAt: runs.endedAt,
};

const placeholder = sql.placeholder;

const conditionOf = ({ criteria, after }: RunPageRequest): SQL | undefined =>
  and(
    eq(runs.workspaceId, placeholder('workspaceId')),
    criteria.toolId === undefined ? undefined : eq(runs.toolId, placeholder('toolId')),
    criteria.state === undefined ? undefined : eq(runs.state, placeholder('state')),
    criteria.source === undefined ? undefined : eq(runs.source, placeholder('source')),
    criteria.since === undefined ? undefined : gte(runs.createdAt, placeholder('since')),
    criteria.until === undefined ? undefined : lt(runs.createdAt, placeholder('until')),
    after
      ? sql`(${runs.createdAt}, ${runs.id}) < (${placeholder('afterCreatedAt')}, ${placeholder('afterId')})`
      : undefined,
  );

const preparePage = (database: Database, request: RunPageRequest, name: string) =>
  database
    .select(summaryColumns)
    .from(runs)
    .where(conditionOf(request))
    .orderBy(desc(runs.createdAt), desc(runs.id))
    .limit(placeholder('limit'))
    .prepare(name);

/** Names everything that the text of a list depends on: lists of one shape are one prepared statement. */
const shapeOf = ({ criteria, after }: RunPageRequest): string =>
  [
    after ? 'after' : 'first',
    ...Object.entries(criteria)
      .filter(([, value]) => value !== undefined)
      .map(([name]) => name)
      .sort(),
  ].join(' ');

/** Pages of runs, newest first. */
export const createRunPages = (database: Database) => {
  const statements = new Map<string, ReturnType<typeof preparePage>>();

  const statementFor = (request: RunPageRequest) => {
    const shape = shapeOf(request);
    const known = statements.get(shape);
    if (known) {
      return known;
    }
    const statement = preparePage(database, request, `run page ${shape}`);
    statements.set(shape, statement);
    return statement;
  };

  return (request: RunPageRequest) =>
    statementFor(request).execute({
      ...request.criteria,
      ...(request.after && { afterCreatedAt: request.after.createdAt, afterId: request.after.id }),
      limit: request.limit,
    });
};

export type RunSummaryRecord = Awaited<ReturnType<ReturnType<typeof createRunPages>>>[number];
