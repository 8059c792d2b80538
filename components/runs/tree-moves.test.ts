import { describe, expect, it } from 'vitest';
import { FIRST_VIEW, jsonRows } from '@/components/runs/json-rows';
import { targetOf } from '@/components/runs/tree-moves';

const ROWS = jsonRows({ a: { b: 1 }, c: { d: { e: 1 } }, long: 'x' }, 'r', FIRST_VIEW);
const at = (path: string) => ROWS.findIndex((row) => row.path === path);
const from = (path: string, key: string) => {
  const target = targetOf(key, ROWS, at(path));
  return target === null || target === 'act' ? target : target.path;
};

describe('the keys of a tree', () => {
  it('go up and down, and stay at the ends', () => {
    expect(from('r', 'ArrowDown')).toBe('r.a');
    expect(from('r.a.b', 'ArrowDown')).toBe('r.c');
    expect(from('r.c', 'ArrowUp')).toBe('r.a.b');
    expect(from('r', 'ArrowUp')).toBe('r');
    expect(from('r.long', 'ArrowDown')).toBe('r.long');
    expect(from('r.c', 'Home')).toBe('r');
    expect(from('r.c', 'End')).toBe('r.long');
  });

  it('go into what is open and open what is folded', () => {
    expect(from('r.a', 'ArrowRight')).toBe('r.a.b');
    expect(from('r.c.d', 'ArrowRight')).toBe('act');
    expect(from('r.a.b', 'ArrowRight')).toBe('r.a.b');
  });

  it('fold what is open, and go out of what is not', () => {
    expect(from('r.a', 'ArrowLeft')).toBe('act');
    expect(from('r.c.d', 'ArrowLeft')).toBe('r.c');
    expect(from('r.a.b', 'ArrowLeft')).toBe('r.a');
  });

  it('act on Enter and Space, and leave every other key alone', () => {
    expect(from('r', 'Enter')).toBe('act');
    expect(from('r', ' ')).toBe('act');
    expect(from('r', 'Tab')).toBeNull();
    expect(from('r', 'a')).toBeNull();
  });
});
