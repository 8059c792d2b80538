import { describe, expect, it } from 'vitest';
import { readAgreed } from '@/lib/code/testing/read-agreed';

describe('a JSON Schema', () => {
  const property = (schema: unknown, beside: object = {}) => {
    const value = readAgreed({ type: 'object', properties: { order_id: schema }, ...beside });
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
    expect(readAgreed(schema)).toEqual({
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
    expect(readAgreed(root)).toEqual({ parameters: { order_id: plain }, from: 'json-schema' });
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
    expect(readAgreed(wrap(schema))).toEqual({ parameters: { order_id: plain }, from: 'json-schema' });
  });
});
