import type { Language, ToolSort } from '@/lib/contract/tool';

/** What the list is narrowed to. It lives in the URL, so each part has one spelling and a default that is left out. */
export type ToolsFilter = {
  query: string;
  language: Language | null;
  validated: boolean | null;
  enableGlobally: boolean | null;
  sort: ToolSort;
};

export const NO_FILTER: ToolsFilter = {
  query: '',
  language: null,
  validated: null,
  enableGlobally: null,
  sort: '-created_at',
};

const booleanIn = (word: string | null) => (word === 'true' ? true : word === 'false' ? false : null);

const SORTS: readonly string[] = ['-created_at', 'created_at', 'name', '-name'] satisfies ToolSort[];
const isSort = (word: string | null): word is ToolSort => word !== null && SORTS.includes(word);

/** Reads the filter from a URL; anything unknown in it counts as not given. */
export const parseToolsFilter = (parameters: Pick<URLSearchParams, 'get'>): ToolsFilter => {
  const language = parameters.get('language');
  const sort = parameters.get('sort');
  return {
    query: (parameters.get('query') ?? '').slice(0, 200),
    language: language === 'python' || language === 'javascript' ? language : null,
    validated: booleanIn(parameters.get('validated')),
    enableGlobally: booleanIn(parameters.get('enable_globally')),
    sort: isSort(sort) ? sort : NO_FILTER.sort,
  };
};

/** The same filter as query parameters, in a stable order and without defaults. */
export const formatToolsFilter = (filter: ToolsFilter): URLSearchParams => {
  const parameters = new URLSearchParams();
  const put = (name: string, value: string | boolean | null) => {
    if (value !== null && value !== '') {
      parameters.set(name, String(value));
    }
  };
  put('query', filter.query.trim());
  put('language', filter.language);
  put('validated', filter.validated);
  put('enable_globally', filter.enableGlobally);
  put('sort', filter.sort === NO_FILTER.sort ? null : filter.sort);
  return parameters;
};

export const isNarrowed = ({ query, language, validated, enableGlobally }: ToolsFilter) =>
  query.trim() !== '' || language !== null || validated !== null || enableGlobally !== null;
