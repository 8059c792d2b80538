import { describe, expect, it } from 'vitest';
import { formatToolsFilter, isNarrowed, NO_FILTER, parseToolsFilter } from '@/lib/queries/tools-filter';

const parse = (address: string) => parseToolsFilter(new URLSearchParams(address));

describe('the filter in the address', () => {
  it('is nothing where nothing is said', () => {
    expect(parse('')).toEqual(NO_FILTER);
    expect(formatToolsFilter(NO_FILTER).toString()).toBe('');
  });

  it('comes back as it was written', () => {
    const filter = {
      query: 'späte Ankunft & mehr',
      language: 'javascript',
      validated: false,
      enableGlobally: true,
      sort: '-name',
    } as const;
    expect(parse(formatToolsFilter(filter).toString())).toEqual(filter);
  });

  it('has one spelling for one meaning', () => {
    expect(formatToolsFilter({ ...NO_FILTER, query: '  refund ' }).toString()).toBe('query=refund');
    expect(formatToolsFilter(parse('sort=name&language=python&query=a')).toString()).toBe(
      'query=a&language=python&sort=name',
    );
  });

  it('takes what it does not know as not said', () => {
    expect(parse('language=cobol&validated=maybe&enable_globally=1&sort=size&page=3')).toEqual(NO_FILTER);
  });

  it('cuts a query to what the API takes', () => {
    expect(parse(`query=${'a'.repeat(300)}`).query).toHaveLength(200);
  });

  it('is not narrowed by its order', () => {
    expect(isNarrowed({ ...NO_FILTER, sort: 'name' })).toBe(false);
    expect(isNarrowed({ ...NO_FILTER, query: '  ' })).toBe(false);
    expect(isNarrowed({ ...NO_FILTER, validated: false })).toBe(true);
  });
});
