import { expect, test } from 'vitest';
import { z } from 'zod';
import { listRunsQuerySchema } from '@/lib/contract/run';
import { createToolBodySchema, listToolsQuerySchema } from '@/lib/contract/tool';
import { validate } from '@/server/http/validation';

const messageOf = (schema: z.ZodType, input: unknown): string => {
  const read = validate(schema, input);
  return read.ok ? 'accepted' : read.problem.message;
};

const tool = { workspace_id: 'ws', name: 'a', language: 'python', code: 'x' };
const parameter = { type: 'string', required: true, description: '' };

test.each([
  [tool, 'accepted'],
  [{ ...tool, name: undefined }, 'name: expected a string, got nothing'],
  [{ ...tool, language: 'ruby' }, 'language: expected one of python, javascript, got "ruby"'],
  [{ ...tool, enable_globally: 1 }, 'enable_globally: expected true or false, got 1'],
  [{ ...tool, description: 'd'.repeat(1025) }, 'description: expected at most 1024 characters, got 1025'],
  [{ ...tool, code: '' }, 'code: expected at least 1 character, got 0'],
  [{ ...tool, nmae: 1 }, 'nmae: unknown field'],
  [{ ...tool, parameters: { a: { ...parameter, tpye: 1 } } }, 'parameters.a.tpye: unknown field'],
  [
    { ...tool, parameters: { a: { ...parameter, type: 'banana' } } },
    'parameters.a.type: expected one of string, number, boolean, object, array, got "banana"',
  ],
  [{ ...tool, parameters: { a: 'string' } }, 'parameters.a: expected an object, got "string"'],
  [[], 'The body: expected an object, got []'],
])('%j: %s', (input, message) => {
  expect(messageOf(createToolBodySchema, input)).toBe(message);
});

test('a query is text and is told so', () => {
  expect(messageOf(listToolsQuerySchema, { workspace_id: 'ws', limit: 'ten' })).toBe(
    'limit: expected a number, got "ten"',
  );
  expect(messageOf(listToolsQuerySchema, { workspace_id: 'ws', limit: '101' })).toBe(
    'limit: expected at most 100, got "101"',
  );
});

test('a time is asked for by an example, not by a pattern', () => {
  const query = { workspace_id: 'ws', since: 'yesterday' };
  expect(messageOf(listRunsQuerySchema, query)).toBe(
    'since: expected a time in UTC such as 2026-01-31T09:30:00Z, got "yesterday"',
  );
});

test('a number too large for JavaScript is shown as it came', () => {
  expect(messageOf(createToolBodySchema, { ...tool, description: 12345678901234567890n })).toBe(
    'description: expected a string, got 12345678901234567890',
  );
});

test('several problems are all named, up to five; long values are cut', () => {
  const fields = Object.fromEntries('abcdefg'.split('').map((name) => [name, 1]));
  expect(messageOf(z.strictObject({}), fields)).toBe(
    'a: unknown field; b: unknown field; c: unknown field; d: unknown field; e: unknown field; and 2 more',
  );
  expect(messageOf(z.strictObject({ n: z.number() }), { n: 'x'.repeat(1000) }).length).toBeLessThan(120);
});

test('a field may have words of its own for a pattern', () => {
  const schema = z.strictObject({ name: z.string().regex(/^a+$/) });
  const read = validate(schema, { name: 'B' }, { name: (got) => `Not ${got}.` });
  expect(read).toMatchObject({ problem: { message: 'name: Not B' } });
});
