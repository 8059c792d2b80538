import { describe, expect, it } from 'vitest';
import { newParameter } from '@/components/tools/draft/parameter-draft';
import { type ImportMode, planImport } from '@/components/tools/parameters/import-plan';
import type { Parameter } from '@/lib/contract/parameter';

const zone = newParameter({ name: 'zone', description: 'Where', enumValues: ['eu'] });
const count = newParameter({ name: 'count', type: 'number' });
const read = (type: string): Parameter => ({ type, required: true, description: '' });
const plan = (mode: ImportMode, fromExample = false) =>
  planImport([zone, count], { more: read('boolean'), zone: read('number') }, { mode, fromExample });

describe('planImport', () => {
  it('adds what is new, changes what is named, and keeps the rest in its place', () => {
    const { list, rows } = plan('add');
    expect(list.map(({ name, type }) => `${name}:${type}`)).toEqual([
      'zone:number',
      'count:number',
      'more:boolean',
    ]);
    expect(rows.map(({ name, change }) => `${name} ${change}`)).toEqual([
      'more added',
      'zone changed',
      'count kept',
    ]);
    expect(list[0]?.key).toBe(zone.key);
  });

  it('replaces the list by what was read, and says what goes', () => {
    const { list, rows } = plan('replace');
    expect(list.map(({ name }) => name)).toEqual(['more', 'zone']);
    expect(rows.at(-1)).toEqual({ name: 'count', type: 'number', change: 'removed' });
  });

  it('takes nothing but the type from an example', () => {
    expect(plan('add', true).list[0]).toEqual({ ...zone, type: 'number' });
    const same = planImport([zone], { zone: read('string') }, { mode: 'add', fromExample: true });
    expect(same.rows).toEqual([{ name: 'zone', type: 'string', change: 'kept' }]);
    expect(same.list[0]).toEqual(zone);
  });
});
