import type { RunSource, RunState } from '@/lib/contract/run';

/** What the history is narrowed to. It lives in the URL, so each part has one spelling and a default that is left out. */
export type RunsFilter = {
  toolId: string | null;
  state: RunState | null;
  source: RunSource | null;
  /** Created at or after, and before; ISO 8601. */
  since: string | null;
  until: string | null;
};

export const NO_RUNS_FILTER: RunsFilter = {
  toolId: null,
  state: null,
  source: null,
  since: null,
  until: null,
};

const STATES: readonly string[] = [
  'running',
  'succeeded',
  'failed',
  'cancelled',
  'interrupted',
] satisfies RunState[];
const SOURCES: readonly string[] = ['test', 'api', 'agent', 'replay'] satisfies RunSource[];

const isState = (word: string | null): word is RunState => word !== null && STATES.includes(word);
const isSource = (word: string | null): word is RunSource => word !== null && SOURCES.includes(word);

const momentIn = (text: string | null): string | null => {
  const moment = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(moment) ? null : new Date(moment).toISOString();
};

/** Reads the filter from a URL; anything unknown in it counts as not given. */
export const parseRunsFilter = (parameters: Pick<URLSearchParams, 'get'>): RunsFilter => {
  const state = parameters.get('state');
  const source = parameters.get('source');
  return {
    toolId: parameters.get('tool_id') || null,
    state: isState(state) ? state : null,
    source: isSource(source) ? source : null,
    since: momentIn(parameters.get('since')),
    until: momentIn(parameters.get('until')),
  };
};

/** The same filter as query parameters, in the API's own words, in a stable order and without defaults. */
export const formatRunsFilter = (filter: RunsFilter): URLSearchParams => {
  const parameters = new URLSearchParams();
  const put = (name: string, value: string | null) => {
    if (value !== null) {
      parameters.set(name, value);
    }
  };
  put('tool_id', filter.toolId);
  put('state', filter.state);
  put('source', filter.source);
  put('since', filter.since);
  put('until', filter.until);
  return parameters;
};

export const isRunsFilterNarrow = (filter: RunsFilter): boolean =>
  Object.values(filter).some((value) => value !== null);
