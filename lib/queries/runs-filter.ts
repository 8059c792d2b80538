import type { RunSource, RunState } from '@/lib/contract/run';

/** How far back the history is looked at. */
export type RunsRange = 'hour' | 'day' | 'week';

/** What the history is narrowed to. It lives in the URL, so each part has one spelling and a default that is left out. */
export type RunsFilter = {
  toolId: string | null;
  state: RunState | null;
  source: RunSource | null;
  /** Null: all that is kept. */
  range: RunsRange | null;
};

export const NO_RUNS_FILTER: RunsFilter = { toolId: null, state: null, source: null, range: null };

const HOUR_MS = 3_600_000;
const RANGE_MS: Record<RunsRange, number> = { hour: HOUR_MS, day: 24 * HOUR_MS, week: 7 * 24 * HOUR_MS };

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
const isRange = (word: string | null): word is RunsRange => word !== null && Object.hasOwn(RANGE_MS, word);

/** Reads the filter from a URL; anything unknown in it counts as not given. */
export const parseRunsFilter = (parameters: Pick<URLSearchParams, 'get'>): RunsFilter => {
  const state = parameters.get('state');
  const source = parameters.get('source');
  const range = parameters.get('range');
  return {
    toolId: parameters.get('tool_id') || null,
    state: isState(state) ? state : null,
    source: isSource(source) ? source : null,
    range: isRange(range) ? range : null,
  };
};

const narrowing = ({ toolId, state, source }: RunsFilter): [string, string][] =>
  Object.entries({ tool_id: toolId, state, source }).filter(
    (entry): entry is [string, string] => entry[1] !== null,
  );

/** The same filter as query parameters of the page, in a stable order and without defaults. */
export const formatRunsFilter = (filter: RunsFilter): URLSearchParams =>
  new URLSearchParams([
    ...narrowing(filter),
    ...(filter.range === null ? [] : [['range', filter.range] as [string, string]]),
  ]);

/** The same filter as the API takes it: a range ends now, so it is a moment only when it is asked. */
export const apiRunsFilter = (filter: RunsFilter, now: number): Record<string, string> => ({
  ...Object.fromEntries(narrowing(filter)),
  ...(filter.range === null ? {} : { since: new Date(now - RANGE_MS[filter.range]).toISOString() }),
});

export const isRunsFilterNarrow = (filter: RunsFilter): boolean =>
  Object.values(filter).some((value) => value !== null);
