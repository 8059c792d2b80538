import { and, sql } from 'drizzle-orm';
import type { ToolSort } from '@/lib/contract/tool';
import type { Database } from '@/server/store/database';
import { type ToolRecord, tools } from '@/server/store/schema';
import {
  afterPosition,
  criteriaCondition,
  criteriaValues,
  orderOf,
  shapeOf,
  type ToolCriteria,
  type ToolPosition,
  textCondition,
} from '@/server/store/tool-query';

export type ToolPageRequest = {
  criteria: ToolCriteria;
  sort: ToolSort;
  after: ToolPosition | null;
  limit: number;
};

type Statement = { execute: (values: Record<string, unknown>) => Promise<ToolRecord[]> };

/** A statement without a name is planned anew each time, for the very values it is used with. */
export const UNNAMED = '';

/**
 * How many tools are looked through in the order of the list, first and, when enough of those have the text, second.
 * What fewer than one in fifty of them has is then cheaper to find in the trigram index.
 */
const LOOKED_THROUGH = [500, 10_000] as const;
const FREQUENT = 1 / 50;

const limit = sql.placeholder('limit');

const conditionOf = ({ criteria, sort, after }: ToolPageRequest) =>
  and(criteriaCondition(criteria), after ? afterPosition(sort) : undefined);

const preparePage = (database: Database, request: ToolPageRequest, name: string): Statement =>
  database
    .select()
    .from(tools)
    .where(conditionOf(request))
    .orderBy(...orderOf(request.sort, tools))
    .limit(limit)
    .prepare(name);

/** Finds what many tools have: among the first of the list. */
const prepareNearSearch = (
  database: Database,
  request: ToolPageRequest,
  lookedThrough: number,
): Statement => {
  const first = database
    .select()
    .from(tools)
    .where(conditionOf(request))
    .orderBy(...orderOf(request.sort, tools))
    .limit(lookedThrough)
    .as('first');
  return database
    .select()
    .from(first)
    .where(textCondition(request.criteria, first))
    .orderBy(...orderOf(request.sort, first))
    .limit(limit)
    .prepare(UNNAMED);
};

/**
 * Finds what few tools have: by the trigram index, then sorted. The `offset 0` keeps PostgreSQL from walking the list in
 * its order instead, which it expects to end soon and which, for a rare text, reads every tool there is.
 */
const prepareFarSearch = (database: Database, request: ToolPageRequest): Statement => {
  const found = database
    .select()
    .from(tools)
    .where(and(conditionOf(request), textCondition(request.criteria, tools)))
    .offset(0)
    .as('found');
  return database
    .select()
    .from(found)
    .orderBy(...orderOf(request.sort, found))
    .limit(limit)
    .prepare(UNNAMED);
};

const search = async (database: Database, request: ToolPageRequest, values: Record<string, unknown>) => {
  for (const lookedThrough of LOOKED_THROUGH) {
    const found = await prepareNearSearch(database, request, lookedThrough).execute(values);
    if (found.length === request.limit) {
      return found;
    }
    if (found.length < lookedThrough * FREQUENT) {
      break;
    }
  }
  return prepareFarSearch(database, request).execute(values);
};

/** Pages of tools. Lists of one shape that look for no text share a prepared statement. */
export const createToolPages = (database: Database) => {
  const statements = new Map<string, Statement>();

  const statementFor = (request: ToolPageRequest): Statement => {
    const shape = shapeOf(request.criteria, request.sort, request.after !== null);
    const known = statements.get(shape);
    if (known) {
      return known;
    }
    const statement = preparePage(database, request, `tool page ${statements.size}`);
    statements.set(shape, statement);
    return statement;
  };

  return (request: ToolPageRequest): Promise<ToolRecord[]> => {
    const values = { ...criteriaValues(request.criteria), ...request.after, limit: request.limit };
    return request.criteria.query === undefined
      ? statementFor(request).execute(values)
      : search(database, request, values);
  };
};
