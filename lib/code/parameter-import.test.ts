import { describe, expect, it } from 'vitest';
import { readParameters } from '@/lib/code/parameter-import';
import { PARAMETER_NAME_MAX, writtenParametersSchema } from '@/lib/contract/parameter';

/** What was read, after the contract has agreed to it. */
function read(source: unknown) {
  const outcome = readParameters(typeof source === 'string' ? source : JSON.stringify(source));
  if (!outcome.ok) {
    return outcome.problem.message;
  }
  expect(writtenParametersSchema.parse(outcome.value.parameters)).toEqual(outcome.value.parameters);
  return outcome.value;
}

const ORDER = { type: 'string', required: true, description: 'The order.' };

describe('a parameters map', () => {
  it('is taken as it is, in its order', () => {
    const map = {
      zone: { ...ORDER, enum_values: ['a', 'b'], execution_message_description: 'Looking' },
      amount: { type: 'number', required: false, description: '' },
      constructor: ORDER,
    };
    const value = read(map);
    expect(value).toEqual({ parameters: map, from: 'parameters' });
    expect(typeof value === 'object' && Object.keys(value.parameters)).toEqual([
      'zone',
      'amount',
      'constructor',
    ]);
  });

  it('may be empty', () => {
    expect(read({})).toEqual({ parameters: {}, from: 'parameters' });
  });

  it('is found within a tool', () => {
    const tool = { name: 'lookup', language: 'python', code: '…', parameters: { order: ORDER } };
    expect(read(tool)).toEqual({ parameters: { order: ORDER }, from: 'parameters' });
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
    expect(read(source)).toBe(problem);
  });

  it('keeps __proto__ out', () => {
    const message = '"__proto__": this name is reserved by JavaScript and cannot be a parameter; rename it.';
    expect(read(`{"__proto__": ${JSON.stringify(ORDER)}}`)).toBe(message);
    expect(read(`{"__proto__": "x", "a": 1}`)).toBe(message);
    expect(read(`{"type": "object", "properties": {"__proto__": {"type": "string"}}}`)).toBe(message);
  });

  it('takes a name of the greatest length', () => {
    const map = { ['a'.repeat(PARAMETER_NAME_MAX)]: ORDER };
    expect(read(map)).toEqual({ parameters: map, from: 'parameters' });
  });
});

describe('a JSON Schema', () => {
  const property = (schema: unknown, beside: object = {}) => {
    const value = read({ type: 'object', properties: { order_id: schema }, ...beside });
    return typeof value === 'string' ? value : value.parameters.order_id;
  };
  const plain = { type: 'string', required: false, description: 'The order id.' };

  it('is read property by property', () => {
    const schema = {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      required: ['id', 'lines'],
      properties: {
        id: { type: 'string', description: 'The order.' },
        count: { type: 'integer' },
        ratio: { type: 'number', title: 'Ratio of it' },
        urgent: { type: 'boolean', default: false },
        lines: { type: 'array', items: { type: 'object' } },
        customerData: { type: 'object', properties: { deep: { type: 'string' } }, required: ['deep'] },
      },
      additionalProperties: false,
    };
    expect(read(schema)).toEqual({
      from: 'json-schema',
      parameters: {
        id: { type: 'string', required: true, description: 'The order.' },
        count: { type: 'number', required: false, description: 'The count.' },
        ratio: { type: 'number', required: false, description: 'Ratio of it' },
        urgent: { type: 'boolean', required: false, description: 'The urgent. Default: false.' },
        lines: { type: 'array', required: true, description: 'The lines.' },
        customerData: { type: 'object', required: false, description: 'The customer data.' },
      },
    });
  });

  it.each([
    ['a list of types with null', { type: ['string', 'null'] }, plain],
    ['integer or number', { type: ['integer', 'number'] }, { ...plain, type: 'number' }],
    ['an enum', { enum: ['a', 'b', 'a', null] }, { ...plain, enum_values: ['a', 'b'] }],
    [
      'an enum of numbers',
      { enum: [1, 2] },
      { ...plain, type: 'number', description: 'The order id. One of: 1, 2.' },
    ],
    ['a const', { const: 'a' }, { ...plain, enum_values: ['a'] }],
    [
      'one of several texts',
      { oneOf: [{ const: 'a', title: 'A' }, { const: 'b' }] },
      { ...plain, enum_values: ['a', 'b'] },
    ],
    ['any of a text and null', { anyOf: [{ type: 'string' }, { type: 'null' }] }, plain],
    ['any of an enum and free text', { anyOf: [{ enum: ['a'] }, { type: 'string' }] }, plain],
    [
      'any of an enum and null',
      { anyOf: [{ enum: ['a'] }, { type: 'null' }] },
      { ...plain, enum_values: ['a'] },
    ],
    ['no type but properties', { properties: {} }, { ...plain, type: 'object' }],
    ['no type but items', { items: {} }, { ...plain, type: 'array' }],
    ['no type but a format', { format: 'date' }, plain],
    ['an empty enum', { type: 'string', enum: [] }, plain],
    ['required in the property', { type: 'string', required: true }, { ...plain, required: true }],
    ['a default', { type: 'string', default: 'x' }, { ...plain, description: 'The order id. Default: "x".' }],
    [
      'a default already told',
      { type: 'string', default: 'x', description: 'Defaults to x.' },
      { ...plain, description: 'Defaults to x.' },
    ],
  ])('with %s', (_, schema, expected) => {
    expect(property(schema)).toEqual(expected);
  });

  it('follows references within the text', () => {
    const $defs = {
      'a/b': { $ref: '#/$defs/c', description: 'Beside.' },
      c: { enum: ['x'], description: 'C.' },
    };
    expect(property({ $ref: '#/$defs/a~1b' }, { $defs })).toEqual({
      ...plain,
      description: 'Beside.',
      enum_values: ['x'],
    });
    expect(property({ oneOf: [{ $ref: '#/$defs/c' }] }, { $defs })).toEqual({ ...plain, enum_values: ['x'] });
    const root = {
      $ref: '#/definitions/R',
      definitions: { R: { type: 'object', properties: { order_id: { type: 'string' } } } },
    };
    expect(read(root)).toEqual({ parameters: { order_id: plain }, from: 'json-schema' });
  });

  it.each([
    [
      'a reference to nothing',
      { $ref: '#/$defs/nowhere' },
      'properties.order_id: the reference "#/$defs/nowhere" leads nowhere in this text.',
    ],
    [
      'a reference elsewhere',
      { $ref: 'https://example.com/x.json' },
      'properties.order_id: the reference "https://example.com/x.json" leads nowhere in this text.',
    ],
    [
      'a reference to itself',
      { $ref: '#/properties/order_id' },
      'properties.order_id: the reference "#/properties/order_id" leads nowhere in this text.',
    ],
    [
      'a reference to a prototype',
      { $ref: '#/constructor' },
      'properties.order_id: the reference "#/constructor" leads nowhere in this text.',
    ],
    [
      'two types',
      { type: ['string', 'number'] },
      'properties.order_id: expected one type out of string, number, integer, boolean, object, array; got string or number.',
    ],
    [
      'mixed variants',
      { oneOf: [{ const: 'a' }, { const: 1 }] },
      'properties.order_id: expected one type out of string, number, integer, boolean, object, array; got string or number.',
    ],
    [
      'an unknown type',
      { type: 'constructor' },
      'properties.order_id: expected one type out of string, number, integer, boolean, object, array; got constructor.',
    ],
    [
      'no type',
      {},
      'properties.order_id: expected one type out of string, number, integer, boolean, object, array; none is given.',
    ],
    ['no schema', true, 'properties.order_id: expected a schema that says a type, got true.'],
  ])('with %s is refused by its place', (_, schema, problem) => {
    expect(property(schema)).toBe(problem);
  });

  it('that requires what it does not have is refused', () => {
    expect(property({ type: 'string' }, { required: ['id', 3] })).toBe(
      'required: "id" is not one of the properties (and 1 more).',
    );
  });

  it.each([
    ['an MCP tool', (schema: object) => ({ name: 'x', inputSchema: schema })],
    ['a tool definition', (schema: object) => ({ name: 'x', input_schema: schema })],
    ['a function', (schema: object) => ({ name: 'x', description: '', parameters: schema })],
    [
      'a wrapped function',
      (schema: object) => ({ type: 'function', function: { name: 'x', parameters: schema } }),
    ],
  ])('is found within %s', (_, wrap) => {
    const schema = { type: 'object', properties: { order_id: { type: 'string' } } };
    expect(read(wrap(schema))).toEqual({ parameters: { order_id: plain }, from: 'json-schema' });
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
    expect(read(example)).toEqual({
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
    const value = read({ type: 'house', properties: ['a'], parameters: { a: 1 }, required: true });
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
    expect(read(text)).toBe(problem);
  });
});
