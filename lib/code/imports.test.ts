import { describe, expect, it } from 'vitest';
import { checkImports, type RuntimeModules } from '@/lib/code/imports';
import { readSource } from '@/lib/code/source-text';
import type { Language } from '@/lib/contract/tool';

const PYTHON = {
  builtin: ['json', 'os', 'datetime', '_json'],
  packages: ['requests', 'google.cloud.storage', 'yaml'],
};
const BUN = { builtin: ['fs', 'path', 'bun'], packages: ['zod', '@scope/kit'] };

function problem(language: Language, name: string, modules: RuntimeModules): string | null {
  const imported = [{ name, start: 0, end: name.length, optional: false }];
  return checkImports(language, imported, modules, readSource(name))[0]?.message ?? null;
}

describe('what a Python runtime can import', () => {
  it.each(['json', 'os.path', 'requests.adapters', 'google', 'google.cloud', 'google.cloud.storage.blob'])(
    '%s',
    (name) => {
      expect(problem('python', name, PYTHON)).toBeNull();
    },
  );

  it.each([
    ['request', 'requests'],
    ['dateitme.date', 'datetime'],
    ['Json', 'json'],
  ])('not %s, but %s', (name, nearest) => {
    expect(problem('python', name, PYTHON)).toMatch(new RegExp(`; did you mean \`${nearest}\`\\?$`));
  });

  it('says what is missing, and from which runtime', () => {
    expect(problem('python', 'pandas.core', { ...PYTHON, runtime: 'CPython 3.11.7' })).toBe(
      '`pandas` cannot be imported: CPython 3.11.7 has no such built-in module or installable package',
    );
    expect(problem('python', 'pandas', PYTHON)).toBe(
      '`pandas` cannot be imported: the Python runtime has no such built-in module or installable package',
    );
  });

  it('suggests nothing private, far or for a name beyond measure', () => {
    for (const name of ['json_', '_jsno', 'google.firebase', 'x'.repeat(200_000)]) {
      expect(problem('python', name, { builtin: ['_json'], packages: ['google.cloud'] })).not.toContain(
        'did you mean',
      );
    }
  });
});

describe('what a JavaScript runtime can import', () => {
  it.each([
    'fs',
    'node:fs',
    'fs/promises',
    'node:path/posix',
    'bun',
    'bun:sqlite',
    'zod',
    'zod/v4',
    '@scope/kit/x',
  ])('%s', (name) => {
    expect(problem('javascript', name, BUN)).toBeNull();
  });

  it.each(['node:zod', '@scope/other', '@scope', 'fs/nowhere', 'node:'])('not %s', (name) => {
    expect(problem('javascript', name, BUN)).toContain('cannot be imported');
  });

  it('is read from lists with and without the prefix', () => {
    expect(problem('javascript', 'sqlite', { builtin: ['node:sqlite'], packages: [] })).toBeNull();
    expect(problem('javascript', 'bun:sqlite', { builtin: ['bun:ffi'], packages: [] })).toContain(
      'cannot be imported',
    );
    expect(problem('javascript', 'node:paht', BUN)).toMatch(/did you mean `node:path`\?$/);
  });

  it.each([
    ['./x.js', 'A tool is one file: there is no `./x.js` beside it to import'],
    ['..', 'A tool is one file: there is no `..` beside it to import'],
    ['/etc/x', 'A tool is one file: there is no `/etc/x` beside it to import'],
    [
      'https://x.example/y.js',
      'The runtime imports modules by name, not from an address such as `https://x.example/y.js`',
    ],
    [
      'data:text/javascript,1',
      'The runtime imports modules by name, not from an address such as `data:text/javascript,1`',
    ],
  ])('not %s', (name, message) => {
    expect(problem('javascript', name, BUN)).toBe(message);
  });
});
