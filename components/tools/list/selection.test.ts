import { describe, expect, it } from 'vitest';
import { NOTHING_SELECTED, selectAll, selectRange, toggle } from '@/components/tools/list/selection';

const ORDER = ['a', 'b', 'c', 'd', 'e'];
const ids = ({ ids: ticked }: { ids: ReadonlySet<string> }) => [...ticked].sort().join('');

describe('the selection', () => {
  it('ticks and unticks one', () => {
    const one = toggle(NOTHING_SELECTED, 'b');
    expect(ids(one)).toBe('b');
    expect(ids(toggle(one, 'b'))).toBe('');
    expect(ids(NOTHING_SELECTED)).toBe('');
  });

  it('ticks a range from the one before, in both directions', () => {
    expect(ids(selectRange(toggle(NOTHING_SELECTED, 'b'), ORDER, 'd'))).toBe('bcd');
    expect(ids(selectRange(toggle(NOTHING_SELECTED, 'd'), ORDER, 'b'))).toBe('bcd');
  });

  it('starts every range of one gesture at the same tool', () => {
    const first = selectRange(toggle(NOTHING_SELECTED, 'c'), ORDER, 'd');
    expect(ids(selectRange(first, ORDER, 'a'))).toBe('abcd');
  });

  it('takes a range without a start, or from a tool that is gone, as one tool', () => {
    expect(ids(selectRange(NOTHING_SELECTED, ORDER, 'c'))).toBe('c');
    expect(ids(selectRange(toggle(NOTHING_SELECTED, 'gone'), ORDER, 'c'))).toBe('cgone');
  });

  it('ticks all there are', () => {
    expect(ids(selectAll(ORDER))).toBe('abcde');
  });
});
