import { describe, expect, it } from 'vitest';
import { describeFilter } from '@/components/tools/list/no-matches';
import { NO_FILTER } from '@/lib/queries/tools-filter';

describe('describeFilter', () => {
  it('says what is looked for as one would', () => {
    expect(describeFilter(NO_FILTER)).toBe('tools');
    expect(describeFilter({ ...NO_FILTER, query: 'refund' })).toBe('tools that contain “refund”');
    expect(
      describeFilter({
        ...NO_FILTER,
        query: 'refund',
        language: 'python',
        validated: false,
        enableGlobally: true,
      }),
    ).toBe('Python tools that are not validated and are enabled globally and contain “refund”');
  });
});
