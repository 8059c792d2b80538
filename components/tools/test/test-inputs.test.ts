import { describe, expect, it } from 'vitest';
import {
  argumentsOf,
  inputProblems,
  inputsOf,
  leftOut,
  NO_INPUTS,
  setValue,
  showView,
  typeInField,
  typeJson,
} from '@/components/tools/test/test-inputs';
import type { Parameters } from '@/lib/contract/parameter';

const parameter = (type: string, required = false) => ({ type, required, description: '' });
const PARAMETERS: Parameters = {
  city: { ...parameter('string', true), enum_values: ['Bonn', 'Köln'] },
  nights: parameter('number'),
  filters: parameter('object'),
  urgent: parameter('boolean', true),
};

describe('typing in a field', () => {
  it('keeps every digit of a number', () => {
    const typed = typeInField(NO_INPUTS, 'nights', parameter('number'), ' 12345678901234567890 ');
    expect(typed.values).toEqual({ nights: 12345678901234567890n });
  });

  it.each(['12a', '"12"', '+1', '1,5', 'true'])('does not take %s for a number', (text) => {
    const typed = typeInField(NO_INPUTS, 'nights', parameter('number'), text);
    expect(typed).toMatchObject({ values: {}, unread: { nights: text } });
    expect(inputProblems(typed, PARAMETERS, false).fields.get('nights')).toMatch(/not a number/);
  });

  it('keeps unfinished JSON as it is, says so, and forgets that once it can be read', () => {
    const half = typeInField(NO_INPUTS, 'filters', parameter('object'), '{"a": ');
    expect(inputProblems(half, PARAMETERS, false)).toMatchObject({ readable: false });
    expect(inputProblems(half, PARAMETERS, false).fields.get('filters')).toMatch(/^This is not JSON yet/);
    const whole = typeInField(half, 'filters', parameter('object'), '{"a": [1]}');
    expect(whole).toMatchObject({ values: { filters: { a: [1] } }, unread: {} });
  });

  it('takes an emptied field for an argument that is not given', () => {
    const typed = typeInField(inputsOf({ nights: 2 }), 'nights', parameter('number'), ' ');
    expect(typed.values).toEqual({});
    expect(typeInField(inputsOf({ city: 'x' }), 'city', parameter('string'), '').values).toEqual({});
  });

  it('takes a space for text', () => {
    expect(typeInField(NO_INPUTS, 'city', parameter('string'), ' ').values).toEqual({ city: ' ' });
  });
});

describe('what is sent', () => {
  it('has a side for each switch that must be set, and nothing that the form does not show', () => {
    const inputs = inputsOf({ city: 'Bonn', former: 1 });
    expect(argumentsOf(inputs, PARAMETERS)).toEqual({ city: 'Bonn', urgent: false });
    expect(leftOut(inputs, PARAMETERS)).toEqual(['former']);
  });

  it('is exactly what the JSON says while that is shown', () => {
    const inputs = showView(inputsOf({ city: 'Bonn', former: 1 }), 'json', PARAMETERS);
    expect(argumentsOf(inputs, PARAMETERS)).toEqual({ city: 'Bonn', urgent: false });
    const typed = typeJson(inputs, '{"city": "Bonn", "extra": 1}');
    expect(argumentsOf(typed, PARAMETERS)).toEqual({ city: 'Bonn', extra: 1 });
    expect(leftOut(typed, PARAMETERS)).toEqual([]);
  });

  it('is never inherited', () => {
    const parameters = { toString: parameter('string', true) };
    expect(argumentsOf(NO_INPUTS, parameters)).toEqual({});
  });
});

describe('all arguments as JSON', () => {
  it.each(['{"a"', '[1]', '"x"', '1'])('keeps %s as it is typed, and keeps what was there', (text) => {
    const typed = typeJson({ ...inputsOf({ nights: 1 }), view: 'json' }, text);
    expect(typed).toMatchObject({ values: { nights: 1 }, json: text });
    expect(inputProblems(typed, PARAMETERS, false)).toMatchObject({ readable: false });
    expect(inputProblems(typed, PARAMETERS, false).sentences).toHaveLength(1);
  });

  it('reads nothing as no arguments', () => {
    expect(typeJson(inputsOf({ nights: 1 }), '  ').values).toEqual({});
  });
});

describe('problems', () => {
  it('asks for what is missing only once a run was tried', () => {
    expect(inputProblems(NO_INPUTS, PARAMETERS, false).fields.size).toBe(0);
    const { fields, sentences, readable } = inputProblems(NO_INPUTS, PARAMETERS, true);
    expect([...fields.keys()]).toEqual(['city']);
    expect(sentences).toEqual(['city: expected a string, got nothing.']);
    expect(readable).toBe(true);
  });

  it('says at its field what does not fit, in the words the API uses', () => {
    const inputs = setValue(inputsOf({ city: 'Köln', nights: 1 }), 'city', 'Kölm');
    const { fields } = inputProblems(inputs, PARAMETERS, false);
    expect(fields.get('city')).toBe('Expected one of "Bonn", "Köln", got "Kölm"; did you mean "Köln"?');
  });
});
