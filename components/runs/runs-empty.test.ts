import { describe, expect, it } from 'vitest';
import { describeRunsFilter } from '@/components/runs/runs-empty';
import { NO_RUNS_FILTER } from '@/lib/queries/runs-filter';

describe('describeRunsFilter', () => {
  it('says what is looked for', () => {
    expect(describeRunsFilter({ toolId: 't', state: 'failed', source: 'api', range: 'hour' })).toBe(
      'failed runs of this tool through the API in the last hour',
    );
    expect(describeRunsFilter({ ...NO_RUNS_FILTER, range: 'week' })).toBe('runs in the last 7 days');
  });
});
