import { expect, test } from 'vitest';
import { succeed } from '@/lib/contract/problem';
import { createImportReader, wantedModules } from '@/server/services/run-imports';

const imported = (name: string, optional = false) => ({ name, optional, start: 0, end: 0 });
const INSTALLABLE = new Set(['requests', 'numpy']);

test('each top-level module once; what can be done without only when it can be had', () => {
  const imports = [
    imported('requests.adapters'),
    imported('requests'),
    imported('os.path'),
    imported('evilpkg'),
    imported('numpy', true),
    imported('ujson', true),
    imported('.beside'),
  ];
  expect(wantedModules('python', imports, INSTALLABLE)).toEqual(['evilpkg', 'numpy', 'os', 'requests']);
});

test('JavaScript has what its runtime brings', () => {
  expect(wantedModules('javascript', [imported('requests')], INSTALLABLE)).toEqual([]);
});

test('the imports of a version are read once', async () => {
  let checks = 0;
  const read = createImportReader(() => {
    checks += 1;
    return Promise.resolve(succeed({ validated: true, imports: [imported('requests')] }));
  });
  const tool = { id: 'kg1', version: 1, language: 'python', code: 'import requests' } as const;

  expect(await read(tool)).toEqual([imported('requests')]);
  await read(tool);
  expect(checks).toBe(1);
  await read({ ...tool, version: 2 });
  expect(checks).toBe(2);
});
