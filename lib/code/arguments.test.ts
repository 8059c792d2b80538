import { describe, expect, test } from 'vitest';
import { checkArguments } from '@/lib/code/arguments';
import { parseJson } from '@/lib/contract/json';
import type { Parameters } from '@/lib/contract/parameter';
import type { Arguments } from '@/lib/contract/run';

const required = (type: string, more: object = {}) => ({ type, required: true, description: '', ...more });
const optional = (type: string, more: object = {}) => ({ type, required: false, description: '', ...more });

const PARAMETERS: Parameters = {
  order_id: required('string'),
  amount: optional('number'),
  gift: optional('boolean'),
  address: optional('object'),
  items: optional('array'),
  status: optional('string', { enum_values: ['pending', 'shipped', 'delivered'] }),
};

const messages = (args: Arguments) => checkArguments(PARAMETERS, args).map(({ message }) => message);

test.each([
  [{ order_id: 'A-1' }],
  [{ order_id: '', amount: 0, gift: false, address: {}, items: [], status: 'shipped' }],
  [{ order_id: '1', amount: -1.5e300 }],
  [{ order_id: '1', amount: 12345678901234567890n }],
])('%o may be called', (args) => {
  expect(checkArguments(PARAMETERS, args)).toEqual([]);
});

test.each<[Arguments, string]>([
  [{}, 'order_id: expected a string, got nothing'],
  [{ order_id: 7 }, 'order_id: expected a string, got 7'],
  [{ order_id: null }, 'order_id: expected a string, got null'],
  [{ order_id: '1', amount: '7' }, 'amount: expected a number, got "7"'],
  [{ order_id: '1', amount: true }, 'amount: expected a number, got true'],
  [{ order_id: '1', amount: Number.NaN }, 'amount: expected a number, got null'],
  [{ order_id: '1', amount: null }, 'amount: expected a number, got null; leave it out instead'],
  [{ order_id: '1', gift: 'true' }, 'gift: expected true or false, got "true"'],
  [{ order_id: '1', gift: 1n }, 'gift: expected true or false, got 1'],
  [{ order_id: '1', address: [] }, 'address: expected an object, got []'],
  [{ order_id: '1', items: { 0: 'a' } }, 'items: expected a list, got {"0":"a"}'],
  [
    { order_id: '1', status: 'Shiped' },
    'status: expected one of "pending", "shipped", "delivered", got "Shiped"; did you mean "shipped"?',
  ],
  [
    { order_id: '1', status: 'lost' },
    'status: expected one of "pending", "shipped", "delivered", got "lost"',
  ],
  [{ order_id: '1', amuont: 1 }, 'amuont: this tool has no such parameter; did you mean "amount"?'],
  [{ order_id: '1', colour: 1 }, 'colour: this tool has no such parameter'],
])('%o: %s', (args, message) => {
  expect(messages(args)).toEqual([message]);
});

test('every argument that is wrong is named, unknown ones last', () => {
  const problems = checkArguments(PARAMETERS, { oder_id: '1', gift: 'no', status: 'SHIPPED' });
  expect(problems.map(({ parameter, kind, nearest }) => [parameter, kind, nearest])).toEqual([
    ['order_id', 'missing', null],
    ['gift', 'type', null],
    ['status', 'enum', 'shipped'],
    ['oder_id', 'unknown', 'order_id'],
  ]);
});

describe('names that JavaScript knows of its own', () => {
  test('are unknown unless they are parameters', () => {
    expect(checkArguments({}, parseJson('{"constructor": 1}') as Arguments)).toHaveLength(1);
    expect(checkArguments({ toString: required('string') }, {})).toMatchObject([{ kind: 'missing' }]);
    expect(checkArguments({ toString: required('string') }, { toString: 'x' })).toEqual([]);
  });
});

test('what is long is cut', () => {
  const [problem] = checkArguments(PARAMETERS, { order_id: ['x'.repeat(10_000)] });
  expect(problem?.message.length).toBeLessThan(120);
});

test('a type that only another API knows is not judged', () => {
  expect(checkArguments({ when: required('date') }, { when: 7 })).toEqual([]);
});
