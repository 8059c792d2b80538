import { describe, expect, it } from 'vitest';
import { replacementBetween } from '@/components/editor/text-replacement';

const applied = (current: string, next: string): string => {
  const change = replacementBetween(current, next);
  return change ? current.slice(0, change.start) + change.text + current.slice(change.end) : current;
};

describe('replacementBetween', () => {
  it('is nothing for equal texts', () => {
    expect(replacementBetween('same', 'same')).toBeNull();
  });

  it('touches only what differs', () => {
    expect(replacementBetween('return 1\n', 'return 12\n')).toEqual({ start: 8, end: 8, text: '2' });
    expect(replacementBetween('a\nb\nc', 'a\nc')).toEqual({ start: 2, end: 4, text: '' });
  });

  it('does not cut a character pair or a line end in two', () => {
    expect(replacementBetween('x😀y', 'x😁y')).toEqual({ start: 1, end: 3, text: '😁' });
    expect(replacementBetween('a\r\nb', 'a\r\r\nb')).toEqual({ start: 1, end: 1, text: '\r' });
  });

  it.each([
    ['', 'new'],
    ['old', ''],
    ['aaa', 'aa'],
    ['abab', 'ababab'],
    ['one\r\ntwo', 'one\ntwo'],
    ['😀😀', '😀'],
    ['😀', '😁'],
    ['a\r\nb', 'a\r\r\nb'],
  ])('leads from %j to %j', (current, next) => {
    expect(applied(current, next)).toBe(next);
  });
});
