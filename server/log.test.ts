import { Writable } from 'node:stream';
import pino from 'pino';
import { expect, test } from 'vitest';
import { describeError } from '@/server/log';

test('of an error only its kind, code, message and stack are logged', () => {
  let written = '';
  const sink = new Writable({
    write: (chunk, _encoding, done) => {
      written += chunk;
      done();
    },
  });
  const error = Object.assign(new Error('duplicate key'), {
    code: '23505',
    detail: 'Key (name)=(secret) already exists.',
    parameters: ['secret'],
  });
  pino({ serializers: { err: describeError } }, sink).error({ err: error }, 'request failed');

  expect(JSON.parse(written).err).toMatchObject({ type: 'Error', code: '23505', message: 'duplicate key' });
  expect(written).not.toContain('secret');
});
