import { describe, expect, it } from 'vitest';
import { findComplexityProblem } from '@/lib/code/python/complexity';

const kind = (code: string): string | null => findComplexityProblem(code)?.kind ?? null;
const deep = '('.repeat(300);

describe('what only looks deep', () => {
  it.each([
    ['in a string', `x = "${deep}"`],
    ['in a string with an escaped quote', `x = "a\\"${deep}"`],
    ['in a raw string', `x = r'\\'${deep}'`],
    ['in a long string', `x = '''a'b''c\n${deep}\n'''`],
    ['in a comment', `x = 1  # ${deep}`],
    ['in the text of an f-string', `x = f"${deep} {a} ${deep}"`],
    ['in a string inside an f-string', `x = f"{a['${deep}']} {f'{b}${deep}'}"`],
    ['in a format', `x = f"{a:${deep}}"`],
    ['behind doubled braces', `x = f"${'{{'.repeat(300)}"`],
    ['in words that every object knows', 'constructor, toString, __proto__ = valueOf, hasOwnProperty'],
    ['behind a prefix', `x = Rb"${deep}"`],
  ])('%s', (_, code) => {
    expect(kind(code)).toBeNull();
  });
});

describe('what is deep wherever it hides', () => {
  it.each([
    ['after a string', `x = "a" + ${deep}`],
    ['after a string left open', `x = "a\ny = ${deep}`],
    ['after a comment ended by a lone CR', `# a\r${deep}`],
    ['after a joined line', `x = 1 + \\\n${deep}`],
    ['in a field', `x = f"{${deep}"`],
    ['in a field of a format', `x = f"{a:{${deep}"`],
    ['in a field of a long f-string', `x = f'''\n{a!r}{${deep}'''`],
    ['in a template string', `x = t"{${deep}"`],
    ['in a field behind a backslash', `x = f"\\{${deep}"`],
  ])('%s', (_, code) => {
    expect(kind(code)).toBe('too-complex');
  });
});

describe('what is found on the way', () => {
  it('a bracket never closed, at its place', () => {
    expect(findComplexityProblem('x = [1, (2]\ny = 1')).toEqual({ kind: 'unclosed-bracket', offset: 8 });
    expect(findComplexityProblem('x = f"{a" + (1)')).toBeNull();
  });

  it('tabs and spaces that do not agree', () => {
    expect(findComplexityProblem('if a:\n\tb\n        c\n')).toEqual({
      kind: 'mixed-indentation',
      offset: 17,
    });
    expect(findComplexityProblem('if a:\n\tif b:\n\t        c\n')).toBeNull();
    expect(findComplexityProblem('if a:\n\tb\n# c\n    \n\td\n')).toBeNull();
    expect(findComplexityProblem('if a:\n\tx = [\n  1]\n\td\n')).toBeNull();
  });

  it('a hundred dedents to nowhere, at the first', () => {
    expect(kind('if a:\n    b\n  c\n'.repeat(90))).toBeNull();
    expect(findComplexityProblem('if a:\n    b\n  c\n'.repeat(110))).toEqual({
      kind: 'unmatched-indentation',
      offset: 14,
    });
  });
});
