import { type AnyColumn, and, asc, desc, eq, ilike, or, type SQL, sql } from 'drizzle-orm';
import type { Language, ToolSort } from '@/lib/contract/tool';
import { tools } from '@/server/store/schema';

export type ToolCriteria = {
  workspaceId: string;
  /** Looked for in name, description and code, ignoring case. */
  query?: string;
  language?: Language;
  validated?: boolean;
  enableGlobally?: boolean;
};

/** Where a page ended: the created_at (ISO) and id of its last tool, or its name when the list is sorted by name. */
export type ToolPosition = { createdAt: string; id: string } | { name: string };

const placeholder = sql.placeholder;

/** The values of the placeholders that the fragments below leave open. */
export const criteriaValues = ({ query, ...criteria }: ToolCriteria) => ({
  ...criteria,
  pattern: query === undefined ? undefined : `%${query.replace(/[\\%_]/g, '\\$&')}%`,
});

/** The condition of a list without its text: what it says depends only on which criteria are there. */
export const criteriaCondition = (criteria: ToolCriteria): SQL | undefined =>
  and(
    eq(tools.workspaceId, placeholder('workspaceId')),
    criteria.language === undefined ? undefined : eq(tools.language, placeholder('language')),
    criteria.validated === undefined ? undefined : eq(tools.validated, placeholder('validated')),
    criteria.enableGlobally === undefined
      ? undefined
      : eq(tools.enableGlobally, placeholder('enableGlobally')),
  );

type TextColumns = Record<'name' | 'description' | 'code', AnyColumn>;

/** Nothing when no text is looked for. */
export const textCondition = (criteria: ToolCriteria, columns: TextColumns): SQL | undefined =>
  criteria.query === undefined
    ? undefined
    : or(
        ilike(columns.name, placeholder('pattern')),
        ilike(columns.description, placeholder('pattern')),
        ilike(columns.code, placeholder('pattern')),
      );

const AFTER_POSITION: Record<ToolSort, SQL> = {
  '-created_at': sql`(${tools.createdAt}, ${tools.id}) < (${placeholder('createdAt')}, ${placeholder('id')})`,
  created_at: sql`(${tools.createdAt}, ${tools.id}) > (${placeholder('createdAt')}, ${placeholder('id')})`,
  name: sql`${tools.name} > ${placeholder('name')}`,
  '-name': sql`${tools.name} < ${placeholder('name')}`,
};

export const afterPosition = (sort: ToolSort): SQL => AFTER_POSITION[sort];

type OrderColumns = Record<'createdAt' | 'id' | 'name', AnyColumn>;

export const orderOf = (sort: ToolSort, { createdAt, id, name }: OrderColumns): SQL[] => {
  switch (sort) {
    case '-created_at':
      return [desc(createdAt), desc(id)];
    case 'created_at':
      return [asc(createdAt), asc(id)];
    case 'name':
      return [asc(name)];
    case '-name':
      return [desc(name)];
  }
};

/** Names everything that the text of a list depends on: lists of one shape are one prepared statement. */
export const shapeOf = (criteria: ToolCriteria, sort: ToolSort, continued: boolean): string =>
  [
    'tools',
    sort,
    continued ? 'after' : 'first',
    ...Object.entries(criteria)
      .filter(([, value]) => value !== undefined)
      .map(([name]) => name)
      .sort(),
  ].join(' ');
