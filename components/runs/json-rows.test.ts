import { describe, expect, it } from 'vitest';
import { FIRST_VIEW, type JsonRow, jsonRows, withMore, withOpen } from '@/components/runs/json-rows';

const paths = (rows: readonly JsonRow[]) => rows.map(({ path }) => path);

describe('jsonRows', () => {
  it('writes the way to each value as code would', () => {
    const value = { items: [{ 'odd key': 1 }], größe: true, '1st': null };
    const view = withOpen(withOpen(FIRST_VIEW, 'rawData.items', true), 'rawData.items[0]', true);
    expect(paths(jsonRows(value, 'rawData', view))).toEqual([
      'rawData',
      'rawData.items',
      'rawData.items[0]',
      'rawData.items[0]["odd key"]',
      'rawData.größe',
      'rawData["1st"]',
    ]);
  });

  it('opens what is small and near the root, and what was opened by hand', () => {
    const value = { near: { deep: { deeper: 1 } } };
    expect(paths(jsonRows(value, 'r', FIRST_VIEW))).toEqual(['r', 'r.near', 'r.near.deep']);
    expect(paths(jsonRows(value, 'r', withOpen(FIRST_VIEW, 'r.near.deep', true)))).toHaveLength(4);
    expect(paths(jsonRows(value, 'r', withOpen(FIRST_VIEW, 'r', false)))).toEqual(['r']);
  });

  it('shows a long list in parts', () => {
    const value = Array.from({ length: 250 }, (_, index) => index);
    const opened = withOpen(FIRST_VIEW, 'r', true);
    const rows = jsonRows(value, 'r', opened);
    expect(rows).toHaveLength(1 + 100 + 1);
    expect(rows.at(-1)).toMatchObject({ kind: 'more', of: 'r', next: 100, left: 150 });
    const more = jsonRows(value, 'r', withMore(withMore(opened, 'r'), 'r'));
    expect(more).toHaveLength(1 + 250);
    expect(more.at(-1)).toMatchObject({ kind: 'value', position: 250, siblings: 250, level: 2 });
  });

  it('has few rows for a large value', () => {
    const value = {
      items: Array.from({ length: 100_000 }, (_, id) => ({ id })),
      text: 'x'.repeat(1_000_000),
    };
    expect(jsonRows(value, 'r', FIRST_VIEW)).toHaveLength(3);
  });

  it('can open a long text and not a short one', () => {
    const [, long, short, empty] = jsonRows(['x'.repeat(301), 'x', {}], 'r', FIRST_VIEW);
    expect(long).toMatchObject({ open: false });
    expect(short).toMatchObject({ open: null });
    expect(empty).toMatchObject({ open: null });
  });
});
