import { describe, expect, it } from 'vitest';
import { newParameter } from '@/components/tools/draft/parameter-draft';
import {
  addEnumValues,
  copiedName,
  duplicateParameter,
  insertParameter,
  moveParameter,
  neighbourOf,
  readEnumValues,
  removeParameter,
  updateParameter,
} from '@/components/tools/parameters/parameter-edits';

const [a, b, c] = [
  newParameter({ name: 'a' }),
  newParameter({ name: 'b' }),
  newParameter({ name: 'c' }),
] as const;
const list = [a, b, c];
const names = (parameters: readonly { name: string }[]) => parameters.map(({ name }) => name).join('');

describe('edits of the list', () => {
  it('change one parameter and leave the others the very same', () => {
    const next = updateParameter(list, b.key, { name: 'x', type: 'number' });
    expect(next[1]).toMatchObject({ name: 'x', type: 'number', key: b.key });
    expect(next[0]).toBe(a);
  });

  it('move within the list and not beyond it', () => {
    expect(names(moveParameter(list, b.key, -1))).toBe('bac');
    expect(names(moveParameter(list, b.key, 1))).toBe('acb');
    expect(moveParameter(list, a.key, -1)).toBe(list);
    expect(moveParameter(list, c.key, 1)).toBe(list);
    expect(moveParameter(list, 'nobody', 1)).toBe(list);
  });

  it('put a removed parameter back where it was', () => {
    const without = removeParameter(list, b.key);
    expect(names(without)).toBe('ac');
    expect(names(insertParameter(without, b, 1))).toBe('abc');
  });

  it('find the neighbour that takes the focus', () => {
    expect(neighbourOf(list, a.key)).toBe(b.key);
    expect(neighbourOf(list, c.key)).toBe(b.key);
    expect(neighbourOf([a], a.key)).toBeNull();
  });

  it('duplicate under a free name, right after the original', () => {
    const twice = duplicateParameter(duplicateParameter(list, a.key).list, a.key);
    expect(twice.list.map(({ name }) => name)).toEqual(['a', 'a_copy_2', 'a_copy', 'b', 'c']);
    expect(twice.list[1]?.key).toBe(twice.copy);
    expect(new Set(twice.list.map(({ key }) => key)).size).toBe(5);
    expect(copiedName(list, 'z')).toBe('z_copy');
  });
});

describe('readEnumValues', () => {
  it.each([
    ['one', ['one']],
    ['a, b ,c', ['a', 'b', 'c']],
    ['a\nb, c\r\n\n d ', ['a', 'b, c', 'd']],
    ['"Smith, John", "say ""hi""", plain', ['Smith, John', 'say "hi"', 'plain']],
    ['  ', []],
    [',,', []],
    ['5" pipe', ['5" pipe']],
  ])('reads %j', (text, values) => {
    expect(readEnumValues(text)).toEqual(values);
  });
});

describe('addEnumValues', () => {
  it('keeps the order, adds what is new, and tells what was refused', () => {
    expect(addEnumValues(['b', 'a'], ['c', 'a', 'c', 'a'])).toEqual({
      values: ['b', 'a', 'c'],
      refused: ['a', 'c'],
    });
  });
});
