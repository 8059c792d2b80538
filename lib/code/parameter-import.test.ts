import { describe, expect, it } from 'vitest';
import { readAgreed } from '@/lib/code/testing/read-agreed';
import { PARAMETER_NAME_MAX } from '@/lib/contract/parameter';

const ORDER = { type: 'string', required: true, description: 'The order.' };

describe('a parameters map', () => {
  it('is taken as it is, in its order', () => {
    const map = {
      zone: { ...ORDER, enum_values: ['a', 'b'], execution_message_description: 'Looking' },
      amount: { type: 'number', required: false, description: '' },
      constructor: ORDER,
    };
    const value = readAgreed(map);
    expect(value).toEqual({ parameters: map, from: 'parameters' });
    expect(typeof value === 'object' && Object.keys(value.parameters)).toEqual([
      'zone',
      'amount',
      'constructor',
    ]);
  });

  it('may be empty', () => {
    expect(readAgreed({})).toEqual({ parameters: {}, from: 'parameters' });
  });

  it('is found within a tool', () => {
    const tool = { name: 'lookup', language: 'python', code: '…', parameters: { order: ORDER } };
    expect(readAgreed(tool)).toEqual({ parameters: { order: ORDER }, from: 'parameters' });
  });

  it.each([
    [
      'a wrong type',
      { a: { ...ORDER, type: 'integer' } },
      'a.type: expected one of string, number, boolean, object, array, got "integer".',
    ],
    [
      'no type',
      { a: { required: true, description: '' } },
      'a.type: expected one of string, number, boolean, object, array, got nothing.',
    ],
    [
      'no required',
      { a: { type: 'string', description: '' } },
      'a.required: expected true or false, got nothing.',
    ],
    [
      'a wrong required',
      { a: { ...ORDER, required: 'yes' } },
      'a.required: expected true or false, got "yes".',
    ],
    [
      'no description',
      { a: { type: 'string', required: true } },
      'a.description: expected text, got nothing.',
    ],
    [
      'a wrong note',
      { a: { ...ORDER, execution_message_description: 1 } },
      'a.execution_message_description: expected text, got 1.',
    ],
    [
      'an unknown field',
      { a: { ...ORDER, requird: true } },
      'a.requird: not a field of a parameter; the fields are type, required, description, enum_values, execution_message_description.',
    ],
    [
      'values that are no list',
      { a: { ...ORDER, enum_values: 'b' } },
      'a.enum_values: expected a list of texts, got "b".',
    ],
    [
      'values that are no texts',
      { a: { ...ORDER, enum_values: [1] } },
      'a.enum_values: expected a list of texts, got other values in it.',
    ],
    [
      'a value twice',
      { a: { ...ORDER, enum_values: ['b', 'b'] } },
      'a.enum_values: each value may stand once, "b" is there twice.',
    ],
    [
      'values of a number',
      { a: { ...ORDER, type: 'number', enum_values: ['1'] } },
      'a.enum_values: only a string parameter can have a closed set of values, this one is "number".',
    ],
    ['an empty name', { '': ORDER }, '"": a parameter needs a name.'],
    [
      'a name too long',
      { ['a'.repeat(PARAMETER_NAME_MAX + 1)]: ORDER },
      `"${'a'.repeat(60)}": a parameter name has at most 128 characters, this one has 129.`,
    ],
    [
      'several',
      { a: { type: 'x', required: 1, description: 2 }, b: ORDER },
      'a.type: expected one of string, number, boolean, object, array, got "x" (and 2 more).',
    ],
  ])('with %s is refused by its place', (_, source, problem) => {
    expect(readAgreed(source)).toBe(problem);
  });

  it('keeps __proto__ out', () => {
    const message = '"__proto__": this name is reserved by JavaScript and cannot be a parameter; rename it.';
    expect(readAgreed(`{"__proto__": ${JSON.stringify(ORDER)}}`)).toBe(message);
    expect(readAgreed(`{"__proto__": "x", "a": 1}`)).toBe(message);
    expect(readAgreed(`{"type": "object", "properties": {"__proto__": {"type": "string"}}}`)).toBe(message);
  });

  it('takes a name of the greatest length', () => {
    const map = { ['a'.repeat(PARAMETER_NAME_MAX)]: ORDER };
    expect(readAgreed(map)).toEqual({ parameters: map, from: 'parameters' });
  });
});

describe('an example of the arguments', () => {
  it('gives types and descriptions', () => {
    const example = {
      order_id: 'A-1',
      maxCount: 3,
      is_new: true,
      tags: ['a'],
      address: { city: '' },
      note: null,
      type: 'gift',
    };
    expect(readAgreed(example)).toEqual({
      from: 'example',
      parameters: {
        order_id: { type: 'string', required: true, description: 'The order id.' },
        maxCount: { type: 'number', required: true, description: 'The max count.' },
        is_new: { type: 'boolean', required: true, description: 'The is new.' },
        tags: { type: 'array', required: true, description: 'The tags.' },
        address: { type: 'object', required: true, description: 'The address.' },
        note: { type: 'string', required: false, description: 'The note.' },
        type: { type: 'string', required: true, description: 'The type.' },
      },
    });
  });

  it('may have arguments that are called like parts of a schema', () => {
    const value = readAgreed({ type: 'house', properties: ['a'], parameters: { a: 1 }, required: true });
    expect(value).toMatchObject({
      from: 'example',
      parameters: { properties: { type: 'array' }, parameters: { type: 'object' } },
    });
  });
});

describe('a text that is no object', () => {
  it.each([
    ['', 'This is not JSON: Unexpected end of JSON input.'],
    ['{\n  "a": 1,\n}', 'This is not JSON, line 3, column 1: Expected double-quoted property name.'],
    ['order', "This is not JSON: Unexpected token 'o'."],
    ['[{"a": 1}]', 'Expected a JSON object, got a list.'],
    ['"a"', 'Expected a JSON object, got "a".'],
    ['null', 'Expected a JSON object, got null.'],
  ])('%j', (text, problem) => {
    expect(readAgreed(text)).toBe(problem);
  });
});
