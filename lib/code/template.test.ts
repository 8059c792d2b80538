import { beforeAll, describe, expect, it } from 'vitest';
import { type CodeChecker, createCodeChecker } from '@/lib/code/check';
import { RUNTIME_CONTRACTS, STARTER_EXAMPLES } from '@/lib/code/template';
import { loadInstalledParsers } from '@/lib/code/testing/parsers';
import { createToolBodySchema, LANGUAGES } from '@/lib/contract/tool';

const STANDARD_MODULES = {
  python: ['collections', 'datetime', 'decimal', 're'],
  javascript: [],
};

let check: CodeChecker;
beforeAll(async () => {
  check = createCodeChecker(await loadInstalledParsers());
});

describe('starter templates', () => {
  it.each(LANGUAGES)('%s passes its own check and shows message, rawData and params', (language) => {
    const { starter_template: code } = RUNTIME_CONTRACTS[language];
    expect(check({ language, code, modules: { builtin: [], packages: [] } })).toEqual([]);
    for (const word of ['params', 'message', 'rawData', 'main']) {
      expect(code).toContain(word);
    }
  });

  it('names the entrypoints as they are published', () => {
    expect(RUNTIME_CONTRACTS.python.entrypoint_signature).toBe('def main(**params)');
    expect(RUNTIME_CONTRACTS.javascript.entrypoint_signature).toBe('async function main(params)');
  });
});

describe('starter examples', () => {
  it.each(STARTER_EXAMPLES)(
    '$name can be created and passes the check with the standard library',
    (example) => {
      const { language, code } = example;
      const modules = { builtin: STANDARD_MODULES[language], packages: [] };
      expect(check({ language, code, modules })).toEqual([]);
      expect(createToolBodySchema.parse({ workspace_id: 'ws', ...example })).toMatchObject(example);
    },
  );

  it.each(STARTER_EXAMPLES)('$name uses every parameter that it declares', ({ code, parameters }) => {
    for (const name of Object.keys(parameters)) {
      expect(code).toMatch(new RegExp(`\\b${name}\\b`));
    }
  });

  it('shows both languages under different names', () => {
    expect(new Set(STARTER_EXAMPLES.map(({ name }) => name)).size).toBe(STARTER_EXAMPLES.length);
    expect(new Set(STARTER_EXAMPLES.map(({ language }) => language))).toEqual(new Set(LANGUAGES));
  });
});
