import { describe, expect, it } from 'vitest';
import { nodeOf, sizeWords } from '@/components/runs/json-node';

describe('nodeOf', () => {
  it('tells lists from objects', () => {
    expect(nodeOf([1, 2])).toEqual({ kind: 'array', children: [1, 2] });
    expect(nodeOf({ a: 1 })).toEqual({ kind: 'object', children: [['a', 1]] });
  });

  it('writes every digit of a whole number', () => {
    expect(nodeOf(12345678901234567890n)).toEqual({ kind: 'number', text: '12345678901234567890' });
    expect(nodeOf(-0.5)).toEqual({ kind: 'number', text: '-0.5' });
  });

  it('knows the rest of JSON', () => {
    expect(nodeOf(null)).toEqual({ kind: 'null', text: 'null' });
    expect(nodeOf(false)).toEqual({ kind: 'boolean', text: 'false' });
    expect(nodeOf('')).toEqual({ kind: 'string', text: '' });
  });
});

describe('sizeWords', () => {
  it('counts, and says when there is nothing', () => {
    expect(sizeWords('array', 1)).toBe('1 item');
    expect(sizeWords('object', 12000)).toBe('12,000 fields');
    expect(sizeWords('array', 0)).toBe('empty list');
    expect(sizeWords('object', 0)).toBe('empty object');
  });
});
