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

/** How many tools are looked through in the order of the list before the trigram index is asked. */
const LOOKED_THROUGH = 500;

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
const prepareNearSearch = (database: Database, request: ToolPageRequest, name: string): Statement => {
  const first = database
    .select()
    .from(tools)
    .where(conditionOf(request))
    .orderBy(...orderOf(request.sort, tools))
    .limit(LOOKED_THROUGH)
    .as('first');
  return database
    .select()
    .from(first)
    .where(textCondition(request.criteria, first))
    .orderBy(...orderOf(request.sort, first))
    .limit(limit)
    .prepare(name);
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

/** Pages of tools. Lists of one shape share a prepared statement. */
export const createToolPages = (database: Database) => {
  const statements = new Map<string, Statement>();

  const statementFor = (request: ToolPageRequest): Statement => {
    const { criteria, sort, after } = request;
    const shape = shapeOf(criteria, sort, after !== null);
    const known = statements.get(shape);
    if (known) {
      return known;
    }
    const prepare = criteria.query === undefined ? preparePage : prepareNearSearch;
    const statement = prepare(database, request, `tool page ${statements.size}`);
    statements.set(shape, statement);
    return statement;
  };

  return async (request: ToolPageRequest): Promise<ToolRecord[]> => {
    const values = { ...criteriaValues(request.criteria), ...request.after, limit: request.limit };
    const found = await statementFor(request).execute(values);
    const complete = request.criteria.query === undefined || found.length === request.limit;
    return complete ? found : prepareFarSearch(database, request).execute(values);
  };
};
