import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleTool } from '@/server/testing/sample-tool';
import { startTestServer, type TestRequest, type TestServer } from '@/server/testing/test-server';

const MIB = 1024 * 1024;

let server: TestServer;
let toolId: string;

beforeAll(async () => {
  server = await startTestServer();
  const created = await server.call('/v1/custom-tools', {
    body: sampleTool(server.workspaceId, 'bystander'),
  });
  toolId = (created.body as { data: { id: string } }).data.id;
});
afterAll(() => server.stop());

/** Everything that a write could have left behind. */
const everything = async () => {
  const { rows } = await server.sql.query(
    'select (select json_agg(t order by t.id) from tools t) tools, (select json_agg(v) from tool_versions v) versions',
  );
  return rows;
};

/** A create whose body is valid but for `change`. */
const create = (change: object): TestRequest => ({
  body: { ...sampleTool(server.workspaceId, 'hostile'), ...change },
});

const parameter = { type: 'string', required: true, description: 'A parameter.' };
const withParameters = (json: string): TestRequest => ({
  raw: JSON.stringify(create({ parameters: 'HERE' }).body).replace('"HERE"', json),
});

type Case = [label: string, request: () => TestRequest, sentence: RegExp];

const MALFORMED: Case[] = [
  ['half a body', () => ({ raw: '{"name": "a' }), /not JSON/],
  ['two bodies', () => ({ raw: '{}{}' }), /not JSON/],
  ['single quotes', () => ({ raw: "{'name': 1}" }), /not JSON/],
  ['no body', () => ({ raw: '', method: 'POST' }), /empty/],
  ['a word', () => ({ raw: 'undefined' }), /not JSON/],
  ['bytes that are no UTF-8', () => ({ raw: new Uint8Array([0x22, 0xc3, 0x28, 0x22]) }), /UTF-8/],
  ['an array', () => ({ raw: '[]' }), /expected an object/],
  ['null', () => ({ raw: 'null' }), /expected an object/],
  ['a number', () => ({ raw: '1e300' }), /expected an object/],
  ['a number too large', () => ({ raw: '1e999' }), /too large/],
  ['10,000 levels', () => ({ raw: '['.repeat(10_000) + ']'.repeat(10_000) }), /32 levels/],
  ['33 levels of objects', () => ({ raw: `${'{"a":'.repeat(33)}1${'}'.repeat(33)}` }), /32 levels/],
  [
    'no content type',
    () => ({ raw: new TextEncoder().encode('{}'), headers: { 'content-type': '' } }),
    /Content-Type/,
  ],
  ['plain text', () => ({ raw: '{}', headers: { 'content-type': 'text/plain' } }), /Content-Type/],
  [
    'a form',
    () => ({ raw: 'a=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
    /Content-Type/,
  ],
  [
    'a merge patch',
    () => ({ raw: '{}', headers: { 'content-type': 'application/merge-patch+json' } }),
    /Content-Type/,
  ],
  [
    'UTF-16',
    () => ({ raw: '{}', headers: { 'content-type': 'application/json; charset=utf-16' } }),
    /charset/,
  ],
  ['gzip', () => ({ raw: '{}', headers: { 'content-encoding': 'gzip' } }), /Content-Encoding/],
  ['5 MiB', () => create({ code: 'x'.repeat(5 * MIB) }), /larger than/],
];

const REFUSED_CONTENT: Case[] = [
  ['an unknown field', () => create({ nmae: 'x' }), /nmae: unknown field/],
  ['an id of its own', () => create({ id: 'kgmine' }), /id: unknown field/],
  ['a 2 MB code', () => create({ code: `# ${'x'.repeat(2 * MIB)}` }), /code: .*bytes/],
  ['2 MB in the name', () => create({ name: 'x'.repeat(2 * MIB) }), /name: /],
  ['NUL in the code', () => create({ code: 'def main(**p):\n  return "\0"' }), /code: .*NUL/],
  ['NUL in the name', () => create({ name: 'a\0b' }), /name: .*NUL/],
  ['half a surrogate pair in the code', () => create({ code: '# \ud800' }), /code: .*surrogate/],
  [
    'half a surrogate pair in the description',
    () => create({ description: '\udc00' }),
    /description: .*surrogate/,
  ],
  ['__proto__ as a field', () => ({ raw: '{"__proto__": {"name": "x"}}' }), /__proto__: .*reserved/],
  [
    '__proto__ as a parameter',
    () => withParameters(`{"__proto__": ${JSON.stringify(parameter)}}`),
    /parameters\.__proto__/,
  ],
  [
    '__proto__ in a parameter',
    () => withParameters('{"a": {"__proto__": {"type": "string"}}}'),
    /parameters\.a\.__proto__/,
  ],
  ['NUL in a parameter name', () => withParameters('{"a\\u0000b": {}}'), /NUL/],
  ['half a surrogate pair in a parameter name', () => withParameters('{"\\ud800": {}}'), /surrogate/],
  [
    'an unknown parameter type',
    () => create({ parameters: { a: { ...parameter, type: 'banana' } } }),
    /parameters\.a\.type: expected one of .*"banana"/,
  ],
  [
    'an unknown field of a parameter',
    () => create({ parameters: { a: { ...parameter, default: 1 } } }),
    /parameters\.a\.default: unknown field/,
  ],
  [
    'required as a word',
    () => create({ parameters: { a: { ...parameter, required: 'yes' } } }),
    /parameters\.a\.required: expected true or false/,
  ],
  [
    'choices for a number',
    () => create({ parameters: { a: { ...parameter, type: 'number', enum_values: ['1'] } } }),
    /parameters\.a\.enum_values/,
  ],
  [
    'a choice twice',
    () => create({ parameters: { a: { ...parameter, enum_values: ['x', 'x'] } } }),
    /parameters\.a\.enum_values/,
  ],
  [
    'choices that are numbers',
    () => create({ parameters: { a: { ...parameter, enum_values: [1] } } }),
    /parameters\.a\.enum_values\[0\]: expected a string/,
  ],
  ['parameters as a list', () => create({ parameters: [] }), /parameters: expected an object/],
  ['a parameter without a name', () => create({ parameters: { '': parameter } }), /parameters/],
  [
    'a parameter with a long name',
    () => create({ parameters: { ['a'.repeat(129)]: parameter } }),
    /parameters/,
  ],
  ['a syntax error', () => create({ code: 'def main(**params:\n  return {}' }), /code: line 1, column \d+/],
  ['no main', () => create({ code: 'x = 1' }), /code: line 1, column 1: no `main`/],
  ['no return', () => create({ code: 'def main(**params):\n    pass' }), /code: line \d+.*return/],
  ['the other language', () => create({ language: 'javascript' }), /code: line/],
  [
    'deeply nested code',
    () => create({ code: `def main(**p):\n  return ${'('.repeat(50_000)}${')'.repeat(50_000)}` }),
    /code: line/,
  ],
];

describe.each([
  ['malformed', MALFORMED],
  ['refused', REFUSED_CONTENT],
] as const)('%s', (_kind, cases) => {
  test.each(cases)('%s is a 400 on create and leaves nothing', async (_label, request, sentence) => {
    const before = await everything();
    const answer = await server.call('/v1/custom-tools', request());

    expect(answer).toMatchObject({ status: 400, body: { error: expect.stringMatching(sentence) } });
    expect(Object.keys(answer.body as object)).toEqual(['error']);
    expect(await everything()).toEqual(before);
  });

  test.each(cases)('%s is a 400 on patch and leaves nothing', async (_label, request) => {
    const { body, ...rest } = request();
    const { workspace_id: _, name, ...fields } = (body ?? {}) as Record<string, unknown>;
    const before = await everything();
    const answer = await server.call(`/v1/custom-tools/${toolId}`, {
      ...rest,
      method: 'PATCH',
      ...(body !== undefined && { body: { ...fields, ...(name !== 'hostile' && { name }) } }),
    });

    expect(answer).toMatchObject({ status: 400, body: { error: expect.any(String) } });
    expect(await everything()).toEqual(before);
  });
});

describe('queries and paths', () => {
  test.each([
    ['an unknown field', 'verbose=1', /verbose: unknown field/],
    ['a field twice', 'limit=1&limit=2', /limit: expected once/],
    ['NUL', 'query=%00', /query: .*NUL/],
    ['an unknown sort', 'sort=colour', /sort: expected one of/],
    ['a boolean of another spelling', 'validated=yes', /validated: expected one of true, false/],
    ['an unknown language', 'language=ruby', /language: expected one of/],
    ['a query too long', `query=${'x'.repeat(201)}`, /query: expected at most 200/],
    ['a cursor that nobody made', 'cursor=abc', /cursor: /],
    ['a cursor of the right length', `cursor=${'A'.repeat(80)}`, /cursor: /],
    ['an empty cursor', 'cursor=', /cursor: /],
    ['__proto__', '__proto__=1', /__proto__/],
  ])('%s is a 400', async (_label, query, sentence) => {
    const answer = await server.call(`/v1/custom-tools?workspace_id=${server.workspaceId}&${query}`);
    expect(answer).toMatchObject({ status: 400, body: { error: expect.stringMatching(sentence) } });
  });

  test('without a workspace a list is a 400 that names it', async () => {
    const answer = await server.call('/v1/custom-tools');
    expect(answer).toMatchObject({ status: 400, body: { error: expect.stringContaining('workspace_id: ') } });
  });

  test.each([
    ['/v1/custom-tools/%00', 400],
    [`/v1/custom-tools/${'x'.repeat(5_000)}`, 404],
    ["/v1/custom-tools/' or 1=1 --", 404],
    ['/v1/custom-tools/%E0%A4%A', 404],
    ['/v1/custom-tools/a/b', 404],
    ['/v1/../etc/passwd', 404],
    ['/', 404],
  ])('%s is a %i', async (path, status) => {
    const answer = await server.call(path);
    expect(answer).toMatchObject({ status, body: { error: expect.any(String) } });
  });

  test.each(['PUT', 'OPTIONS'])('%s is a 404 in the envelope', async (method) => {
    const answer = await server.call('/v1/custom-tools', { method });
    expect(answer).toMatchObject({ status: 404, body: { error: expect.any(String) } });
  });
});

const raw = (bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => socket.write(bytes));
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('end', () => resolve(answer));
    socket.on('error', reject);
  });

test.each([
  ['no HTTP at all', 'hello\r\n\r\n'],
  ['headers without end', `GET /health HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(20_000)}\r\n\r\n`],
  [
    'two lengths',
    'POST /v1/custom-tools HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}',
  ],
])('%s is answered with a 400 in the envelope', async (_label, bytes) => {
  const answer = await raw(bytes);
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toEqual({ error: expect.any(String) });
});

test('a body that never ends is refused at its limit', async () => {
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      sent += MIB;
      controller.enqueue(new Uint8Array(MIB).fill(0x20));
    },
  });
  const answer = await fetch(`${server.url}/v1/custom-tools`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.write}`, 'content-type': 'application/json' },
    body: endless,
    duplex: 'half',
  } as RequestInit).catch((error: unknown) => error);

  if (answer instanceof Response) {
    expect(answer.status).toBe(400);
  }
  expect(sent).toBeLessThan(64 * MIB);
  expect((await server.call('/health', { token: null })).status).toBe(200);
});
