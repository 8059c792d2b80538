import { describe, expect, it } from 'vitest';
import { countPlaywright, countVitest, sum, summaryLine, withExitCode } from './counts.mjs';

describe('counting', () => {
  it('takes vitest at its word, and a file that did not load as one failure', () => {
    const report = {
      numPassedTests: 5,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
      testResults: [
        { status: 'failed', assertionResults: [{}] },
        { status: 'failed', assertionResults: [] },
        { status: 'passed', assertionResults: [{}] },
      ],
    };
    expect(countVitest(report)).toEqual({ passed: 5, failed: 2, skipped: 3 });
  });

  it('holds a flaky test and an error outside the tests against Playwright', () => {
    const report = { stats: { expected: 7, unexpected: 1, flaky: 1, skipped: 3 }, errors: [{}] };
    expect(countPlaywright(report)).toEqual({ passed: 7, failed: 3, skipped: 3 });
  });

  it('believes an exit code that no count explains', () => {
    const clean = { passed: 3, failed: 0, skipped: 0 };
    expect(withExitCode(clean, 0)).toEqual(clean);
    expect(withExitCode(clean, 1)).toEqual({ ...clean, failed: 1 });
    expect(withExitCode({ ...clean, failed: 2 }, 1)).toEqual({ ...clean, failed: 2 });
  });

  it('sums up in one line', () => {
    const parts = [
      { passed: 1, failed: 0, skipped: 4 },
      { passed: 10, failed: 2, skipped: 0 },
    ];
    expect(summaryLine(sum(parts))).toBe('11 passed, 2 failed');
    expect(summaryLine(sum([]))).toBe('0 passed, 0 failed');
  });
});
