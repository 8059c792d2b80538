import { describe, expect, it } from 'vitest';
import { markersOf } from '@/components/editor/markers';
import { createFinding } from '@/lib/code/finding';

const range = { startLine: 3, startColumn: 5, endLine: 4, endColumn: 1 };

describe('markersOf', () => {
  it('keeps the words and the place of a finding as they are', () => {
    expect(markersOf([createFinding('entrypoint-missing', 'There is no `main`', range)])).toEqual([
      {
        severity: 8,
        message: 'There is no `main`',
        startLineNumber: 3,
        startColumn: 5,
        endLineNumber: 4,
        endColumn: 1,
      },
    ]);
  });

  it('tells a warning from an error', () => {
    const [error, warning] = markersOf([
      createFinding('syntax-error', 'Unexpected token', range),
      createFinding('import-optional', '`x` cannot be imported', range),
    ]);
    expect(error?.severity).toBe(8);
    expect(warning?.severity).toBe(4);
  });
});
