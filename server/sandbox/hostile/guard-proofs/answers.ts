import { type HostileOutcome, python } from '../hostile-case';
import type { GuardProof } from './guard-proof';

const FORGE = python`
import gc, json, os
def main(value):
    nonce = next(d["nonce"] for d in gc.get_objects() if type(d) is dict and "nonce" in d and "code" in d)
    text = value * 150 + "1" + "]" * value.count("[") * 150
    os.write(4, ('{"end":"returned","nonce":"%s","value":%s}\n' % (nonce, text)).encode())`;

const deep = (depth: number): HostileOutcome => ({
  returned: JSON.parse(`${'['.repeat(depth)}1${']'.repeat(depth)}`),
});

/** What a tool may answer. */
export const answers: readonly GuardProof[] = [
  {
    guard: 'mark of the job',
    name: 'an answer by somebody who does not know the job',
    code: python`
import os
def main():
    os.write(4, b'{"end":"returned","nonce":"x","value":{"message":"forged"}}\n')
    return {"message": "true"}`,
    outcome: { returned: { message: 'true' } },
    escaped: { returned: { message: 'forged' } },
  },
  {
    guard: 'depth of results',
    name: 'a result nested deeper than any may be, past the runner',
    code: FORGE,
    arguments: () => ({ value: '[' }),
    outcome: { failed: 'invalid_result' },
    escaped: deep(150),
  },
  {
    guard: 'size of results',
    name: 'a result that is too large',
    code: python`
def main():
    return {"message": "x" * (64 << 10)}`,
    outcome: { failed: 'result_size' },
    escaped: { returned: { message: 'x'.repeat(64 << 10) } },
  },
];
