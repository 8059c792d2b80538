import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Tool } from '@/lib/contract/tool';
import { sampleTool } from '@/server/testing/sample-tool';
import { startTestServer, type TestServer } from '@/server/testing/test-server';

let server: TestServer;
let made = 0;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const toolOf = (body: unknown): Tool => (body as { data: Tool }).data;

const makeTool = async (change: object = {}) => {
  made += 1;
  const body = { ...sampleTool(server.workspaceId, `tool-${made}`), ...change };
  const answer = await server.call('/v1/custom-tools', { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return { ...toolOf(answer.body), etag: answer.headers.get('etag') ?? '' };
};

const patch = (id: string, body: unknown, headers: Record<string, string> = {}) =>
  server.call(`/v1/custom-tools/${id}`, { method: 'PATCH', body, headers });

const remove = (id: string, headers: Record<string, string> = {}) =>
  server.call(`/v1/custom-tools/${id}`, { method: 'DELETE', headers });

const statusesOf = (answers: { status: number }[]) => answers.map(({ status }) => status).sort();

const OTHER_CODE = 'def main(**params):\n    return {"message": "other"}\n';

describe('names', () => {
  test('fifty creates of one name at once end in one 201 and forty-nine 409', async () => {
    const body = sampleTool(server.workspaceId, 'wanted-by-fifty');
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => server.call('/v1/custom-tools', { body })),
    );

    expect(statusesOf(answers)).toEqual([201, ...Array.from({ length: 49 }, () => 409)]);
    const { rows } = await server.sql.query(
      `select (select count(*)::int from tools where name = 'wanted-by-fifty') tools,
        (select count(*)::int from tool_versions v join tools t on t.id = v.tool_id where t.name = 'wanted-by-fifty') versions`,
    );
    expect(rows).toEqual([{ tools: 1, versions: 1 }]);
  });

  test('of two renames to one name at once, one is a 409 and keeps what it had', async () => {
    const tools = await Promise.all([makeTool(), makeTool()]);
    const answers = await Promise.all(
      tools.map(({ id }) => patch(id, { name: 'wanted-by-two', description: 'renamed' })),
    );

    expect(statusesOf(answers)).toEqual([200, 409]);
    const refused = tools[answers.findIndex(({ status }) => status === 409)];
    const { etag: _, ...before } = refused ?? (await makeTool());
    expect(toolOf((await server.call(`/v1/custom-tools/${before.id}`)).body)).toEqual(before);
  });

  test('a name is taken within its workspace only, and free again once its tool is deleted', async () => {
    const { id, name } = await makeTool();
    const elsewhere = sampleTool(server.otherWorkspaceId, name);
    expect((await server.call('/v1/custom-tools', { token: server.other, body: elsewhere })).status).toBe(
      201,
    );

    expect((await remove(id)).status).toBe(204);
    await makeTool({ name });
  });
});

describe('versions', () => {
  const versionsOf = async (id: string) =>
    (
      await server.sql.query(
        'select version, language, code from tool_versions where tool_id = $1 order by 1',
        [id],
      )
    ).rows;

  test('only new code makes a new version, and every version is kept', async () => {
    const { id, code } = await makeTool();
    const version = async (body: object) => toolOf((await patch(id, body)).body).version;

    expect(await version({ description: 'new', enable_globally: true, parameters: {} })).toBe(1);
    expect(await version({ code })).toBe(1);
    expect(await version({ code: OTHER_CODE })).toBe(2);
    expect(await version({ code })).toBe(3);
    expect(await versionsOf(id)).toEqual([
      { version: 1, language: 'python', code },
      { version: 2, language: 'python', code: OTHER_CODE },
      { version: 3, language: 'python', code },
    ]);
  });

  test('a refused change makes none', async () => {
    const { id } = await makeTool();
    expect((await patch(id, { code: 'def main(' })).status).toBe(400);
    expect(await versionsOf(id)).toHaveLength(1);
  });

  test('twenty changes of the code at once count up to twenty-one without a gap', async () => {
    const { id } = await makeTool();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => patch(id, { code: `${OTHER_CODE}# ${index}\n` })),
    );

    expect(answers.map(({ body }) => toolOf(body).version).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 2),
    );
    expect((await versionsOf(id)).map((row) => row.version)).toEqual(
      Array.from({ length: 21 }, (_, index) => index + 1),
    );
  });

  test('the code and the language of a patch are checked as the pair that results', async () => {
    const { id } = await makeTool();
    expect((await patch(id, { language: 'javascript' })).status).toBe(400);
    const javascript = 'async function main(params) {\n  return { message: "hi" };\n}\n';
    expect((await patch(id, { code: javascript })).status).toBe(400);

    const both = await patch(id, { language: 'javascript', code: javascript });
    expect(toolOf(both.body)).toMatchObject({ language: 'javascript', version: 2, validated: true });
  });

  test('an import that the runtime cannot resolve is kept, not validated, until it is gone', async () => {
    const { id, code, validated } = await makeTool({ code: `import no_such_module_at_all\n${OTHER_CODE}` });
    expect([validated, code.startsWith('import')]).toEqual([false, true]);

    expect(toolOf((await patch(id, { description: 'still not' })).body).validated).toBe(false);
    expect(toolOf((await patch(id, { code: OTHER_CODE })).body).validated).toBe(true);
  });
});

describe('patch', () => {
  test('changes only what is supplied', async () => {
    const { etag: _, ...before } = await makeTool({
      description: 'before',
      execution_message_description: 'Working',
      parameters: {
        z: { type: 'string', required: true, description: 'last first' },
        a: { type: 'number', required: false, description: '' },
      },
    });
    const answer = await patch(before.id, { description: 'after' });

    expect(toolOf(answer.body)).toEqual({ ...before, description: 'after' });
    expect(Object.keys(toolOf(answer.body).parameters)).toEqual(['z', 'a']);
  });

  test('an empty patch answers the unchanged tool', async () => {
    const { etag, ...tool } = await makeTool();
    const answer = await patch(tool.id, {});

    expect([answer.status, toolOf(answer.body), answer.headers.get('etag')]).toEqual([200, tool, etag]);
  });

  test('an empty status line clears it', async () => {
    const { id } = await makeTool({ execution_message_description: 'Working' });
    expect(toolOf((await patch(id, { execution_message_description: '' })).body)).toMatchObject({
      execution_message_description: null,
    });
  });
});

describe('preconditions', () => {
  test('the tag changes with every change and only then', async () => {
    const { id, etag } = await makeTool();
    const same = await patch(id, { description: '' });
    const changed = await patch(id, { enable_globally: true });
    const read = await server.call(`/v1/custom-tools/${id}`);

    expect(etag).toMatch(/^"[^"]+"$/);
    expect(same.headers.get('etag')).toBe(etag);
    expect(changed.headers.get('etag')).not.toBe(etag);
    expect(read.headers.get('etag')).toBe(changed.headers.get('etag'));
  });

  test('of ten patches with one tag at once, one is a 200 and nine are 412', async () => {
    const { id, etag } = await makeTool();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        patch(id, { description: `by ${index}` }, { 'if-match': etag }),
      ),
    );

    expect(statusesOf(answers)).toEqual([200, ...Array.from({ length: 9 }, () => 412)]);
    const winner = toolOf(answers.find(({ status }) => status === 200)?.body);
    expect(toolOf((await server.call(`/v1/custom-tools/${id}`)).body)).toEqual(winner);
  });

  test('a deletion with an old tag is a 412 and deletes nothing', async () => {
    const { id, etag } = await makeTool();
    const changed = await patch(id, { description: 'changed' });

    expect((await remove(id, { 'if-match': etag })).status).toBe(412);
    expect((await remove(id, { 'if-match': changed.headers.get('etag') ?? '' })).status).toBe(204);
    expect((await remove(id, { 'if-match': '*' })).status).toBe(404);
  });

  test.each([
    ['*', 200],
    ['"nothing", "1"', 200],
    ['W/"1"', 412],
    ['1', 412],
    ['', 412],
  ])('If-Match: %s is a %i', async (ifMatch, status) => {
    const { id } = await makeTool();
    expect((await patch(id, { description: 'x' }, { 'if-match': ifMatch })).status).toBe(status);
  });
});

test('a deleted tool is gone with its versions', async () => {
  const { id } = await makeTool();
  await patch(id, { code: OTHER_CODE });
  await remove(id);

  const { rows } = await server.sql.query('select * from tool_versions where tool_id = $1', [id]);
  expect(rows).toEqual([]);
  expect((await patch(id, { description: 'x' })).status).toBe(404);
});

test('text of any language and length comes back as it was sent', async () => {
  const description = 'Ünïcödé 🚀 \u2028 "quotes" \\ \t line\nbreak';
  const code = `${OTHER_CODE}# ${'🚀'.repeat(50_000)}\r\n`;
  const { id } = await makeTool({ description, code });

  expect(toolOf((await server.call(`/v1/custom-tools/${id}`)).body)).toMatchObject({ description, code });
});
