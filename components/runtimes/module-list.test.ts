import { expect, it } from 'vitest';
import { matchingNames } from '@/components/runtimes/module-list';

const MODULES = ['json', 'json.decoder', 'urllib.parse', 'urllib.request'];

it.each([
  ['', MODULES],
  ['JSON', ['json', 'json.decoder']],
  ['parse urllib', ['urllib.parse']],
  ['nothing', []],
])('finds what contains every word of %j', (query, found) => {
  expect(matchingNames(MODULES, query)).toEqual(found);
});
