import { expect, test } from 'vitest';
import { readQuery } from '@/server/http/query';

test.each([
  ['http://x/a', {}],
  ['http://x/a?', {}],
  ['http://x/a?b=1&c=', { b: '1', c: '' }],
  ['http://x/a?q=100%25+%C3%A9', { q: '100% é' }],
])('%s is read', (url, value) => {
  expect(readQuery(url)).toEqual({ ok: true, value });
});

test.each([['b=1&b=1'], ['b=%00'], ['__proto__=1']])('%s is refused', (query) => {
  expect(readQuery(`http://x/a?${query}`)).toMatchObject({ ok: false, problem: { code: 'invalid_request' } });
});
