import { afterAll, describe, expect, it } from 'vitest';
import { startCheckWorker } from '@/server/services/check-worker';

const GOOD = 'def main(**params):\n    return {"message": "hi"}\n';
const worker = startCheckWorker();

afterAll(() => worker.stop());

const read = (code: string) => worker.check({ language: 'python', code, modules: null });
const check = async (code: string) => {
  const verdict = await read(code);
  return verdict === 'gave-up' ? verdict : verdict.findings;
};

describe('the check in its thread', () => {
  it('answers each code with its own findings, however many are asked at once', async () => {
    const verdicts = await Promise.all([check(GOOD), check('def main(**params):\n    pass\n'), check(GOOD)]);
    expect(verdicts[0]).toEqual([]);
    expect(verdicts[1]).toMatchObject([{ code: 'return-missing' }]);
    expect(verdicts[2]).toEqual([]);
  });

  it('tells what the code imports', async () => {
    const code = `import requests, os.path\ntry:\n    import numpy\nexcept ImportError:\n    pass\n${GOOD}`;
    expect(await read(code)).toMatchObject({
      imports: [
        { name: 'requests', optional: false },
        { name: 'os.path', optional: false },
        { name: 'numpy', optional: true },
      ],
    });
  });

  it('leaves the event loop free while it works', async () => {
    const heavy = check(`${GOOD}${'x = [1, 2, (3, 4), {"a": 5}]\n'.repeat(4_000)}`);
    let turns = 0;
    const spin = setInterval(() => {
      turns += 1;
    }, 1);
    expect(await heavy).toEqual([]);
    clearInterval(spin);
    expect(turns).toBeGreaterThan(5);
  });

  it('gives up on what does not end, and goes on with the next', async () => {
    const impatient = startCheckWorker(1);
    const long = { language: 'python', code: GOOD + 'x = 1\n'.repeat(4_000), modules: null } as const;
    expect(await Promise.all([impatient.check(long), impatient.check(long)])).toEqual(['gave-up', 'gave-up']);
    await impatient.stop();
    expect(await check(GOOD)).toEqual([]);
  });
});
