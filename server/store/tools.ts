import { and, count, eq, type SQL, sql } from 'drizzle-orm';
import { type Outcome, succeed } from '@/lib/contract/problem';
import type { ToolSort } from '@/lib/contract/tool';
import type { Database } from '@/server/store/database';
import { violatesUnique } from '@/server/store/failure';
import { tools, toolVersions } from '@/server/store/schema';
import {
  afterPosition,
  criteriaCondition,
  criteriaValues,
  orderOf,
  shapeOf,
  type ToolCriteria,
  type ToolPosition,
} from '@/server/store/tool-query';

export type ToolRecord = typeof tools.$inferSelect;
export type NewTool = Omit<ToolRecord, 'version' | 'revision' | 'createdAt'>;
export type ToolChange = Partial<Omit<ToolRecord, 'id' | 'workspaceId' | 'createdAt'>>;

export type ToolPageRequest = {
  criteria: ToolCriteria;
  sort: ToolSort;
  after: ToolPosition | null;
  limit: number;
};

type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];

/** PostgreSQL's own name of the index that keeps names unique within a workspace. */
const NAME_INDEX = 'tools_name';

const keepVersion = async (transaction: Transaction, tool: ToolRecord, tokenId: string) => {
  const { id: toolId, version, language, code } = tool;
  await transaction.insert(toolVersions).values({ toolId, version, language, code, tokenId });
};

const lockTool = async (transaction: Transaction, id: string) => {
  const [current] = await transaction.select().from(tools).where(eq(tools.id, id)).for('update');
  return current;
};

const applyChange = async (
  transaction: Transaction,
  current: ToolRecord,
  change: ToolChange,
  tokenId: string,
): Promise<ToolRecord> => {
  if (Object.keys(change).length === 0) {
    return current;
  }
  const [changed] = await transaction.update(tools).set(change).where(eq(tools.id, current.id)).returning();
  if (!changed) {
    throw new Error('The update of a locked tool gave no row back.');
  }
  if (changed.version !== current.version) {
    await keepVersion(transaction, changed, tokenId);
  }
  return changed;
};

const nameTakenOr = async <Value>(write: () => Promise<Value>): Promise<Value | 'name-taken'> => {
  try {
    return await write();
  } catch (error) {
    if (violatesUnique(error, NAME_INDEX)) {
      return 'name-taken';
    }
    throw error;
  }
};

/** Writes. Each is one transaction: the tool and its version are both there or neither is. */
const toolWrites = (database: Database) => ({
  insert: (tool: NewTool, tokenId: string) =>
    nameTakenOr(() =>
      database.transaction(async (transaction) => {
        const [created] = await transaction.insert(tools).values(tool).returning();
        if (!created) {
          throw new Error('The insert of a tool gave no row back.');
        }
        await keepVersion(transaction, created, tokenId);
        return created;
      }),
    ),

  /**
   * Locks the tool, asks `decide` what to change in the state it is really in, and writes that. Null when there is no
   * such tool; a refusal of `decide` writes nothing and comes back as it is.
   */
  revise: (id: string, tokenId: string, decide: (current: ToolRecord) => Outcome<ToolChange>) =>
    nameTakenOr(() =>
      database.transaction(async (transaction): Promise<Outcome<ToolRecord> | null> => {
        const current = await lockTool(transaction, id);
        if (!current) {
          return null;
        }
        const decision = decide(current);
        if (!decision.ok) {
          return decision;
        }
        return succeed(await applyChange(transaction, current, decision.value, tokenId));
      }),
    ),

  /** Locks the tool and deletes it when `decide` agrees. Null when there is no such tool. */
  remove: (id: string, decide: (current: ToolRecord) => Outcome<null>): Promise<Outcome<null> | null> =>
    database.transaction(async (transaction) => {
      const current = await lockTool(transaction, id);
      if (!current) {
        return null;
      }
      const decision = decide(current);
      if (decision.ok) {
        await transaction.delete(tools).where(eq(tools.id, id));
      }
      return decision;
    }),
});

const prepareFind = (database: Database) =>
  database
    .select()
    .from(tools)
    .where(eq(tools.id, sql.placeholder('id')))
    .prepare('tool by id');

/**
 * With a text to look for the statement is left unnamed: PostgreSQL then plans it for the very text, where a plan for
 * any text would not know whether the trigram index or the order of the list is the shorter way.
 */
const preparePage = (database: Database, name: string, condition: SQL | undefined, sort: ToolSort) =>
  database
    .select()
    .from(tools)
    .where(condition)
    .orderBy(...orderOf(sort))
    .limit(sql.placeholder('limit'))
    .prepare(name);

export const createToolStore = (database: Database) => {
  const find = prepareFind(database);
  const pages = new Map<string, ReturnType<typeof preparePage>>();

  const pageStatement = ({ criteria, sort, after }: ToolPageRequest) => {
    const shape = shapeOf(criteria, sort, after !== null);
    const known = pages.get(shape);
    if (known) {
      return known;
    }
    const condition = and(criteriaCondition(criteria), after ? afterPosition(sort) : undefined);
    const statement = preparePage(
      database,
      criteria.query === undefined ? `tool page ${pages.size}` : '',
      condition,
      sort,
    );
    pages.set(shape, statement);
    return statement;
  };

  return {
    ...toolWrites(database),

    find: async (id: string): Promise<ToolRecord | undefined> => (await find.execute({ id }))[0],

    list: (request: ToolPageRequest): Promise<ToolRecord[]> =>
      pageStatement(request).execute({
        ...criteriaValues(request.criteria),
        ...request.after,
        limit: request.limit,
      }),

    count: async (criteria: ToolCriteria): Promise<number> => {
      const statement = database
        .select({ tools: count() })
        .from(tools)
        .where(criteriaCondition(criteria))
        .prepare('');
      return (await statement.execute(criteriaValues(criteria)))[0]?.tools ?? 0;
    },
  };
};

export type ToolStore = ReturnType<typeof createToolStore>;
