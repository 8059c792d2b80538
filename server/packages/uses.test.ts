import { beforeAll, expect, it } from 'vitest';
import { type CodeChecker, createCodeChecker } from '@/lib/code/check';
import { loadInstalledParsers } from '@/lib/code/testing/parsers';
import { CATALOGUE } from '@/server/packages/catalogue';
import { importNamesOf } from '@/server/packages/closure';
import { PACKAGE_USES } from '@/server/packages/testing/uses';

const BUILTIN = ['asyncio', 'datetime', 'hashlib', 'hmac', 'importlib', 'io', 'time', 'zoneinfo'];

let check: CodeChecker;
beforeAll(async () => {
  check = createCodeChecker(await loadInstalledParsers());
});

it('has a tool for each package of the catalogue', () => {
  expect(PACKAGE_USES.map((use) => use.name)).toEqual(CATALOGUE.map((entry) => entry.name));
});

it.each(PACKAGE_USES)('the static check has nothing to say about the tool for $name', ({ code }) => {
  const modules = { builtin: BUILTIN, packages: importNamesOf(CATALOGUE) };
  expect(check({ language: 'python', code, modules })).toEqual([]);
});
