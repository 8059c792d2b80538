import { expect } from 'vitest';
import { readParameters } from '@/lib/code/parameter-import';
import { writtenParametersSchema } from '@/lib/contract/parameter';

/** What was read as parameters, after the contract has agreed to it; else the sentence that says why not. */
export function readAgreed(source: unknown) {
  const outcome = readParameters(typeof source === 'string' ? source : JSON.stringify(source));
  if (!outcome.ok) {
    return outcome.problem.message;
  }
  expect(writtenParametersSchema.parse(outcome.value.parameters)).toEqual(outcome.value.parameters);
  return outcome.value;
}
