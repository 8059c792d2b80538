import { describe, expect, it } from 'vitest';
import { createCodeChecker } from '@/lib/code/check';
import { createFinding, type Finding } from '@/lib/code/finding';
import { FINDING_CODES, type FindingCode } from '@/lib/code/finding-codes';
import { isValidated, refusalOf } from '@/lib/code/verdict';

const finding = (code: FindingCode, message = 'Something is wrong', line = 3): Finding =>
  createFinding(code, message, { startLine: line, startColumn: 5, endLine: line, endColumn: 6 });

describe('the sentence of a refusal', () => {
  it('gives line, column and words of the first finding that refuses', () => {
    const findings = [
      finding('import-unresolved', 'No such module', 1),
      finding('syntax-error', 'Unexpected `}`'),
    ];
    expect(refusalOf(findings)).toBe('code: line 3, column 5: unexpected `}`');
  });

  it('counts the others that refuse', () => {
    const one = finding('syntax-error', '`main` is a class');
    expect(refusalOf([one, finding('import-unresolved'), finding('return-missing')])).toBe(
      'code: line 3, column 5: `main` is a class (and 1 more problem)',
    );
    expect(refusalOf([one, one, one])).toBe(
      'code: line 3, column 5: `main` is a class (and 2 more problems)',
    );
  });

  it('says what a tool needs', () => {
    const check = createCodeChecker(null);
    expect(refusalOf(check({ language: 'javascript', code: 'const x = 1;', modules: null }))).toBe(
      'code: line 1, column 1: no `main` is defined; a JavaScript tool needs `async function main(params)` at the top level',
    );
  });

  it('is not given for code with nothing but warnings and imports', () => {
    expect(refusalOf([])).toBeNull();
    expect(refusalOf([finding('import-unresolved'), finding('parameters-are-keywords')])).toBeNull();
  });
});

describe('validated', () => {
  it('means that nothing at error level is left', () => {
    expect(isValidated([])).toBe(true);
    expect(isValidated([finding('parameters-are-keywords'), finding('import-optional')])).toBe(true);
    expect(isValidated([finding('import-unresolved')])).toBe(false);
    expect(isValidated([finding('syntax-error')])).toBe(false);
  });

  it('is never said of a tool whose write is refused', () => {
    for (const { severity, refuses } of Object.values(FINDING_CODES)) {
      expect(refuses && severity !== 'error').toBe(false);
    }
  });
});
