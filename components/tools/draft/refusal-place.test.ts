import { describe, expect, it } from 'vitest';
import { newParameter } from '@/components/tools/draft/parameter-draft';
import { refusalPlace } from '@/components/tools/draft/refusal-place';
import { draftOf } from '@/components/tools/draft/tool-draft';
import { toolFixture } from '@/components/tools/testing/tool-fixture';
import type { ClientProblem } from '@/lib/contract/problem';

const dotted = newParameter({ name: 'order.id' });
const short = newParameter({ name: 'order' });
const draft = { ...draftOf(toolFixture()), parameters: [short, dotted] };
const place = (message: string, code: ClientProblem['code'] = 'invalid_request') =>
  refusalPlace({ code, message }, draft);

describe('refusalPlace', () => {
  it('puts a taken name at the name', () => {
    expect(place('A tool named x exists already.', 'conflict')).toEqual({ field: 'name' });
  });

  it('finds line and column of the code', () => {
    expect(place('code: line 12, column 5: a return statement is missing')).toEqual({
      field: 'code',
      line: 12,
      column: 5,
    });
    expect(place('Python syntax error on line 3')).toEqual({ field: 'code', line: 3, column: null });
    expect(place('code: too large')).toEqual({ field: 'code', line: null, column: null });
  });

  it('finds the parameter, also one whose name is the start of another', () => {
    expect(place('parameters.order.id.type: expected one of …')).toEqual({
      field: 'parameters',
      key: dotted.key,
    });
    expect(place('parameters.order.type: expected one of …')).toEqual({
      field: 'parameters',
      key: short.key,
    });
    expect(place('parameters: too many')).toEqual({ field: 'parameters', key: null });
  });

  it('finds the simple fields by the name the contract gives them', () => {
    expect(place('description: at most 1024 characters')).toEqual({ field: 'description' });
    expect(place('execution_message_description: expected text')).toEqual({ field: 'statusLine' });
  });

  it('does not guess', () => {
    expect(place('Invalid workspace id')).toEqual({ field: null });
    expect(place('code: line 1', 'unavailable')).toEqual({ field: null });
  });
});
