import { expect, it } from 'vitest';
import { CATALOGUE } from '@/server/packages/catalogue';
import { closureOf, packagesOf } from '@/server/packages/closure';
import { LOCK } from '@/server/packages/lock';

const MISSING = 'cannot be imported: it is neither in the standard library nor in the package catalogue';

const refusalOf = (...modules: string[]) => {
  const result = packagesOf(modules, CATALOGUE);
  return result.ok ? null : result.problem.message;
};

const namesOf = (...modules: string[]) => {
  const result = packagesOf(modules, CATALOGUE);
  return result.ok ? closureOf(result.value, LOCK) : [];
};

it('finds the packages that modules belong to, and all that these need', () => {
  expect(namesOf('requests')).toEqual(['certifi', 'charset-normalizer', 'idna', 'requests', 'urllib3']);
  expect(namesOf('dateutil', 'dateutil')).toEqual(['python-dateutil', 'six']);
  expect(namesOf()).toEqual([]);
});

it('brings what a package uses without being told so', () => {
  expect(namesOf('pandas')).toEqual(expect.arrayContaining(['numpy', 'openpyxl', 'lxml', 'et-xmlfile']));
  expect(namesOf('openpyxl')).not.toContain('pandas');
});

it('does not depend on the order in which modules are named', () => {
  expect(namesOf('pandas', 'requests', 'yaml')).toEqual(namesOf('yaml', 'requests', 'pandas'));
});

it.each([
  ['nunpy', `\`nunpy\` ${MISSING}; did you mean \`numpy\`?`],
  ['reqeusts', `\`reqeusts\` ${MISSING}; did you mean \`requests\`?`],
  ['torch', `\`torch\` ${MISSING}.`],
  ['aiohttp', `\`aiohttp\` ${MISSING}; use \`httpx\` instead.`],
  ['beautifulsoup4', '`beautifulsoup4` is imported as `bs4`.'],
  ['PyYAML', '`PyYAML` is imported as `yaml`.'],
  ['python_dateutil', '`python_dateutil` is imported as `dateutil`.'],
  ['__proto__', `\`__proto__\` ${MISSING}.`],
  ['constructor', `\`constructor\` ${MISSING}.`],
])('refuses %s and names what may be meant', (module, sentence) => {
  expect(refusalOf('requests', module)).toBe(sentence);
});

it('refuses each unknown module in a sentence of its own, cut to a readable length', () => {
  expect(refusalOf('torch', 'keras')).toBe(`\`torch\` ${MISSING}. \`keras\` ${MISSING}.`);
  expect(refusalOf('x'.repeat(5_000))?.length).toBeLessThan(250);
});
