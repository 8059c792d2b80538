import { expect, test } from 'vitest';
import { databaseCause, isDatabaseAway, violatesUnique } from '@/server/store/failure';

const failure = (fields: object, message = 'failed') => Object.assign(new Error(message), fields);
const wrapped = (cause: Error) => new Error('Failed query: … params: secret', { cause });

test.each([
  [failure({ code: 'ECONNREFUSED' }), true],
  [failure({ code: 'ENOENT', syscall: 'connect' }), true],
  [failure({ code: '57P01', severity: 'FATAL' }), true],
  [failure({ code: '55000', severity: 'FATAL' }), true],
  [failure({ code: '57014', severity: 'ERROR' }), true],
  [failure({ code: '40P01' }), true],
  [failure({}, 'Connection terminated unexpectedly'), true],
  [failure({}, 'timeout exceeded when trying to connect'), true],
  [failure({ code: '23505', severity: 'ERROR' }), false],
  [failure({ code: '42703', severity: 'ERROR' }), false],
  [new TypeError('undefined is not a function'), false],
])('%o: away %s', (error, away) => {
  expect(isDatabaseAway(error)).toBe(away);
  expect(isDatabaseAway(wrapped(error))).toBe(away);
});

test('the cause is what the driver threw, without the parameters', () => {
  const cause = failure({ code: '23505', constraint: 'tools_name' });
  expect(databaseCause(wrapped(cause))).toBe(cause);
  expect(violatesUnique(wrapped(cause), 'tools_name')).toBe(true);
  expect(violatesUnique(wrapped(cause), 'tokens_hash')).toBe(false);
});
