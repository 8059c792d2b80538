import { and, count, eq, sql } from 'drizzle-orm';
import { type Outcome, succeed } from '@/lib/contract/problem';
import type { Database } from '@/server/store/database';
import { violatesUnique } from '@/server/store/failure';
import { type ToolRecord, tools, toolVersions } from '@/server/store/schema';
import { createToolPages, UNNAMED } from '@/server/store/tool-pages';
import {
  criteriaCondition,
  criteriaValues,
  type ToolCriteria,
  textCondition,
} from '@/server/store/tool-query';
import { inTransaction, type Transaction } from '@/server/store/transaction';

export type NewTool = Omit<ToolRecord, 'version' | 'revision' | 'createdAt'>;
export type ToolChange = Partial<Omit<ToolRecord, 'id' | 'workspaceId' | 'createdAt'>>;

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
      inTransaction(database, async (transaction) => {
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
      inTransaction(database, async (transaction): Promise<Outcome<ToolRecord> | null> => {
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
    inTransaction(database, async (transaction) => {
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

export const createToolStore = (database: Database) => {
  const find = prepareFind(database);
  const pages = createToolPages(database);

  return {
    ...toolWrites(database),

    find: async (id: string): Promise<ToolRecord | undefined> => (await find.execute({ id }))[0],

    list: pages,

    count: async (criteria: ToolCriteria): Promise<number> => {
      const statement = database
        .select({ tools: count() })
        .from(tools)
        .where(and(criteriaCondition(criteria), textCondition(criteria, tools)))
        .prepare(UNNAMED);
      return (await statement.execute(criteriaValues(criteria)))[0]?.tools ?? 0;
    },
  };
};

export type ToolStore = ReturnType<typeof createToolStore>;
