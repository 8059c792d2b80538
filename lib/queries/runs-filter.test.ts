import { describe, expect, it } from 'vitest';
import {
  apiRunsFilter,
  formatRunsFilter,
  isRunsFilterNarrow,
  NO_RUNS_FILTER,
  parseRunsFilter,
} from '@/lib/queries/runs-filter';

const parse = (text: string) => parseRunsFilter(new URLSearchParams(text));

describe('the filter of the runs', () => {
  it('reads what it has written', () => {
    const text = 'tool_id=t1&state=failed&source=agent&range=day';
    expect(formatRunsFilter(parse(text)).toString()).toBe(text);
  });

  it('leaves defaults out, and takes what means nothing for not given', () => {
    expect(formatRunsFilter(NO_RUNS_FILTER).toString()).toBe('');
    expect(parse('state=lost&source=moon&range=toString&tool_id=')).toEqual(NO_RUNS_FILTER);
    expect(isRunsFilterNarrow(NO_RUNS_FILTER)).toBe(false);
    expect(isRunsFilterNarrow(parse('range=hour'))).toBe(true);
  });

  it('asks the API from a moment on', () => {
    const now = Date.parse('2026-01-08T12:00:00Z');
    expect(apiRunsFilter(parse('range=week&state=running'), now)).toEqual({
      state: 'running',
      since: '2026-01-01T12:00:00.000Z',
    });
    expect(apiRunsFilter(NO_RUNS_FILTER, now)).toEqual({});
  });
});
