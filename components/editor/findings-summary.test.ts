import { describe, expect, it } from 'vitest';
import { findingsSummary } from '@/components/editor/findings-summary';
import { createFinding } from '@/lib/code/finding';

const range = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 };
const error = createFinding('syntax-error', 'Unexpected token', range);
const warning = createFinding('import-optional', '`x` cannot be imported', range);

describe('findingsSummary', () => {
  it.each([
    [[], 'No problems'],
    [[error], '1 error'],
    [[warning, error, error], '2 errors, 1 warning'],
  ])('counts by severity, the worst first', (findings, summary) => {
    expect(findingsSummary(findings)).toBe(summary);
  });
});
