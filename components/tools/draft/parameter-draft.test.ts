import { describe, expect, it } from 'vitest';
import {
  isKnownType,
  KNOWN_TYPES,
  newParameter,
  PARAMETER_NAME_LIMIT,
  parameterDrafts,
  parameterProblems,
  parameterRecord,
  sameParameters,
} from '@/components/tools/draft/parameter-draft';
import {
  PARAMETER_NAME_MAX,
  PARAMETER_TYPES,
  type Parameters,
  writtenParametersSchema,
} from '@/lib/contract/parameter';

const PARAMETERS: Parameters = {
  zone: {
    type: 'string',
    required: true,
    description: 'Where',
    enum_values: ['eu', 'us'],
    execution_message_description: 'Choosing a zone',
  },
  count: { type: 'number', required: false, description: '' },
};

const only = (parameter: ReturnType<typeof newParameter>) =>
  parameterProblems([parameter]).get(parameter.key) ?? {};

describe('the contract’s constants, kept here so that the page need not load its schemas', () => {
  it('are the contract’s', () => {
    expect(KNOWN_TYPES).toEqual(PARAMETER_TYPES);
    expect(PARAMETER_NAME_LIMIT).toBe(PARAMETER_NAME_MAX);
  });
});

describe('parameterDrafts and parameterRecord', () => {
  it('give back what they took, in its order', () => {
    const record = parameterRecord(parameterDrafts(PARAMETERS));
    expect(record).toEqual(PARAMETERS);
    expect(Object.keys(record)).toEqual(['zone', 'count']);
    expect(writtenParametersSchema.safeParse(record).success).toBe(true);
  });

  it('keep a type that the contract does not know', () => {
    const drafts = parameterDrafts({ n: { type: 'integer', required: true, description: '' } });
    expect(drafts[0]?.type).toBe('integer');
    expect(isKnownType('integer')).toBe(false);
    expect(parameterRecord(drafts).n?.type).toBe('integer');
  });

  it('leave out an empty note and an empty set of values', () => {
    const [draft] = parameterDrafts({
      a: {
        type: 'string',
        required: true,
        description: '',
        enum_values: [],
        execution_message_description: '',
      },
    });
    expect(draft && Object.keys(parameterRecord([draft]).a ?? {})).toEqual([
      'type',
      'required',
      'description',
    ]);
  });

  it('give the same keys for the same names on every rendering, and lend those of known parameters', () => {
    expect(parameterDrafts(PARAMETERS).map(({ key }) => key)).toEqual(
      parameterDrafts(PARAMETERS).map(({ key }) => key),
    );
    const count = newParameter({ name: 'count' });
    expect(parameterDrafts(PARAMETERS, [count]).map(({ key }) => key)).toEqual(['saved:zone', count.key]);
  });

  it('treat __proto__ as a key like any other', () => {
    const record = parameterRecord([newParameter({ name: '__proto__' })]);
    expect(Object.keys(record)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(record)).toBe(Object.prototype);
  });
});

describe('sameParameters', () => {
  const [zone, count] = parameterDrafts(PARAMETERS);

  it('knows an order from another, and does not mind keys', () => {
    expect(zone && count && sameParameters([zone, count], [count, zone])).toBe(false);
    expect(zone && sameParameters([zone], [{ ...zone, key: 'other' }])).toBe(true);
  });

  it('does not call an order changed that a record cannot hold', () => {
    const [one, two] = [newParameter({ name: '1' }), newParameter({ name: '2' })];
    expect(sameParameters([one, two], [two, one])).toBe(true);
  });

  it('sees a doubled name, which a record would swallow', () => {
    expect(zone && sameParameters([zone], [zone, zone])).toBe(false);
  });
});

describe('parameterProblems', () => {
  it('finds nothing in what is fine', () => {
    expect(parameterProblems(parameterDrafts(PARAMETERS)).size).toBe(0);
    expect(parameterProblems([newParameter({ name: 'constructor' })]).size).toBe(0);
  });

  it.each(['', '__proto__', 'x'.repeat(129)])('refuses the name %j', (name) => {
    expect(only(newParameter({ name })).name).toBeTruthy();
  });

  it('takes a name of exactly the limit', () => {
    expect(only(newParameter({ name: 'x'.repeat(128) }))).toEqual({});
  });

  it('says of every parameter that shares a name how often it is there', () => {
    const twice = [
      newParameter({ name: 'a' }),
      newParameter({ name: 'b' }),
      newParameter({ name: 'a' }),
    ] as const;
    const problems = parameterProblems(twice);
    expect([...problems.keys()]).toEqual([twice[0].key, twice[2].key]);
    expect(problems.get(twice[0].key)?.name).toContain('twice');
    const thrice = parameterProblems([...twice, newParameter({ name: 'a' })]);
    expect(thrice.get(twice[0].key)?.name).toContain('3 times');
  });

  it('allows a closed set only for a string, and each value once', () => {
    const values = { name: 'a', enumValues: ['x', 'y'] };
    expect(only(newParameter({ ...values, type: 'string' }))).toEqual({});
    expect(only(newParameter({ ...values, type: 'number' })).enumValues).toContain('“number”');
    expect(only(newParameter({ name: 'a', enumValues: ['x', 'y', 'x'] })).enumValues).toContain('“x”');
  });
});
