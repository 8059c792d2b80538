import { describe, expect, it } from 'vitest';
import {
  appendPage,
  itemsOf,
  type ListPage,
  nextCursorOf,
  type PagedList,
  pageAt,
  refreshPage,
  startList,
} from '@/lib/queries/paged-list';

type Item = { id: string };

const page = (ids: string, nextCursor: string | null): ListPage<Item> => ({
  items: [...ids].map((id) => ({ id })),
  nextCursor,
  scanned: ids.length,
});

const ids = (list: PagedList<Item>) =>
  itemsOf(list)
    .map(({ id }) => id)
    .join('');

/** abc, then def behind cursor 3, then ghi behind cursor 6, and more behind 9. */
const loaded = () =>
  appendPage(appendPage(startList(page('abc', '3')), '3', page('def', '6')), '6', page('ghi', '9'));

describe('a list of pages', () => {
  it('grows at its end', () => {
    expect(ids(loaded())).toBe('abcdefghi');
    expect(nextCursorOf(loaded())).toBe('9');
  });

  it('does not take a page it does not lead to', () => {
    expect(appendPage(loaded(), '6', page('xyz', null))).toEqual(loaded());
  });

  it('shows an item that moved between two reads once', () => {
    expect(ids(appendPage(loaded(), '9', page('cj', null)))).toBe('abcdefghij');
  });

  it('knows which page a row came with', () => {
    expect([0, 2, 3, 8, 99].map((index) => pageAt(loaded(), index))).toEqual([0, 0, 1, 2, 2]);
  });
});

describe('reading a page again', () => {
  it('replaces it where nothing moved', () => {
    const list = refreshPage(loaded(), '3', page('dEf', '6'));
    expect(ids(list)).toBe('abcdEfghi');
    expect(nextCursorOf(list)).toBe('9');
  });

  it('loses nothing where items came in before', () => {
    const list = refreshPage(loaded(), null, page('XYa', '1'));
    expect(ids(list)).toBe('XYabcdefghi');
    expect(list.pageParams).toEqual([null, '3', '6']);
  });

  it('drops what is gone and does not repeat what moved up', () => {
    const list = refreshPage(loaded(), null, page('acd', '4'));
    expect(ids(list)).toBe('acdefghi');
    expect(nextCursorOf(list)).toBe('9');
  });

  it('joins across a page that was swallowed whole', () => {
    const list = refreshPage(loaded(), null, page('gh', '8'));
    expect(ids(list)).toBe('ghi');
    expect(nextCursorOf(list)).toBe('9');
  });

  it('cuts the list where it finds no joint, and goes on from there', () => {
    const list = refreshPage(loaded(), null, page('XYZ', '3x'));
    expect(ids(list)).toBe('XYZ');
    expect(nextCursorOf(list)).toBe('3x');
  });

  it('ends the list where the API says it ends', () => {
    const list = refreshPage(loaded(), '3', page('d', null));
    expect(ids(list)).toBe('abcd');
    expect(nextCursorOf(list)).toBeNull();
  });

  it('lets a page go that is not part of the list any more', () => {
    expect(refreshPage(loaded(), 'elsewhere', page('xyz', null))).toEqual(loaded());
  });
});
