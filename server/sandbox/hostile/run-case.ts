import { expect } from 'vitest';
import type { JsonObject } from '@/lib/contract/json';
import type { Language } from '@/lib/contract/tool';
import type { Execution, ExecutionRequest } from '../execution';
import type { Sandbox } from '../sandbox';
import type { HostileCase } from './hostile-case';
import type { Surroundings } from './surroundings';

/** Long enough for whatever ends by itself, or by a limit other than this. */
const TIMEOUT_MS = 30_000;

const HARMLESS = {
  python: 'def main(name):\n    return {"message": "hello " + name}',
  javascript: 'export const main = ({ name }) => ({ message: "hello " + name });',
};

type Run = Pick<ExecutionRequest, 'language' | 'code'> & Partial<ExecutionRequest>;

/** Runs code and answers with how it ended; being refused is a failed test. */
export const execute = async (sandbox: Sandbox, run: Run): Promise<Execution> => {
  const outcome = await sandbox.execute({
    arguments: {},
    packageSet: null,
    imports: [],
    timeoutMs: TIMEOUT_MS,
    egress: false,
    signal: new AbortController().signal,
    ...run,
  });
  if (!outcome.ok) {
    throw new Error(`It was refused: ${outcome.refusal.message}`);
  }
  return outcome.value;
};

export const runHostile = (
  sandbox: Sandbox,
  language: Language,
  hostile: HostileCase,
  surroundings: Surroundings,
): Promise<Execution> => {
  const given: JsonObject = hostile.arguments?.(surroundings) ?? {};
  return execute(sandbox, {
    language,
    code: hostile.code,
    arguments: given,
    timeoutMs: hostile.timeoutMs ?? TIMEOUT_MS,
    egress: hostile.egress ?? false,
  });
};

/** Holds a run against what its case says of it. */
export const expectOutcome = (
  { end, logs }: Execution,
  { outcome }: HostileCase,
  surroundings: Surroundings,
): void => {
  if ('returned' in outcome) {
    const { returned } = outcome;
    const value = typeof returned === 'function' ? returned(surroundings) : returned;
    expect(end).toStrictEqual({ kind: 'returned', value });
  } else {
    expect(end).toMatchObject({
      kind: 'failed',
      error: {
        reason: expect.toBeOneOf([outcome.failed].flat()),
        ...('type' in outcome && { type: outcome.type }),
        ...(outcome.message && { message: expect.stringMatching(outcome.message) }),
      },
    });
  }
  if (outcome.logs) {
    expect(logs).toMatch(outcome.logs);
  }
};

/** The next run is as good as any. */
export const expectUnharmed = async (sandbox: Sandbox, language: Language): Promise<void> => {
  const { end } = await execute(sandbox, {
    language,
    code: HARMLESS[language],
    arguments: { name: 'world' },
  });
  expect(end).toStrictEqual({ kind: 'returned', value: { message: 'hello world' } });
};
