import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  answerSchema,
  bodySchema,
  mismatches,
  publishedOperation,
  publishedPatchExamples,
} from '@/server/testing/published';
import { sampleTool } from '@/server/testing/sample-tool';
import { startTestServer, type TestServer } from '@/server/testing/test-server';

const servers: Record<'on' | 'off', TestServer | undefined> = { on: undefined, off: undefined };

const serverOf = (mode: 'on' | 'off'): TestServer => {
  const server = servers[mode];
  if (!server) {
    throw new Error('The server has not been started.');
  }
  return server;
};

beforeAll(async () => {
  servers.on = await startTestServer();
  servers.off = await startTestServer({ extensions: false });
});
afterAll(async () => {
  await servers.on?.stop();
  await servers.off?.stop();
});

describe.each(['on', 'off'] as const)('live answers, extensions %s', (mode) => {
  test('create, get, list and patch answer what is published, with the published examples', async () => {
    const { call, workspaceId } = serverOf(mode);
    const create = publishedOperation('create-custom-tool');
    const example = bodySchema(create).example as object;

    const created = await call('/v1/custom-tools', { body: { ...example, workspace_id: workspaceId } });
    expect(created.status, JSON.stringify(created.body)).toBe(201);
    expect(mismatches(answerSchema(create, 201), created.body)).toEqual([]);
    const { data } = created.body as { data: { id: string } };
    expect(data).toMatchObject({ ...example, workspace_id: workspaceId, version: 1, validated: true });
    expect(data.id).toMatch(/^kg[a-z0-9]{30}$/);
    expect(data).toHaveProperty(
      'created_at',
      expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    );

    const get = publishedOperation('get-custom-tool');
    const read = await call(`/v1/custom-tools/${data.id}`);
    expect(read.status).toBe(200);
    expect(mismatches(answerSchema(get, 200), read.body)).toEqual([]);
    expect(read.body).toEqual(created.body);

    const list = publishedOperation('list-custom-tools');
    const listed = await call(`/v1/custom-tools?workspace_id=${workspaceId}`);
    expect(listed.status).toBe(200);
    expect(mismatches(answerSchema(list, 200), listed.body)).toEqual([]);
    expect(listed.body).toEqual({ data: [data], next_cursor: null, has_more: false });

    const { body, answer } = publishedPatchExamples();
    expect(mismatches(answerSchema(get, 200), answer)).toEqual([]);
    const patched = await call(`/v1/custom-tools/${data.id}`, { method: 'PATCH', body });
    expect(patched.status).toBe(200);
    expect(mismatches(answerSchema(get, 200), patched.body)).toEqual([]);
    expect(patched.body).toEqual({ data: { ...data, ...(body as object), version: 2 } });

    const removed = await call(`/v1/custom-tools/${data.id}`, { method: 'DELETE' });
    expect([removed.status, removed.body]).toEqual([204, null]);
    expect((await call(`/v1/custom-tools/${data.id}`)).status).toBe(404);
  });

  test('what is left out of a create gets the defaults', async () => {
    const { call, workspaceId } = serverOf(mode);
    const created = await call('/v1/custom-tools', { body: sampleTool(workspaceId, 'defaults') });

    expect(created.body).toMatchObject({
      data: { description: '', parameters: {}, execution_message_description: null, enable_globally: false },
    });
  });

  test('each required field of a create is required, each type is held', async () => {
    const { call, workspaceId } = serverOf(mode);
    const schema = bodySchema(publishedOperation('create-custom-tool'));
    const whole = { ...sampleTool(workspaceId, 'whole'), description: '', parameters: {} };

    for (const name of schema.required ?? []) {
      const answer = await call('/v1/custom-tools', { body: { ...whole, [name]: undefined } });
      expect(answer, name).toMatchObject({
        status: 400,
        body: { error: expect.stringContaining(`${name}: `) },
      });
    }
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      const wrong = property.type === 'string' ? 7 : 'seven';
      for (const value of [wrong, null]) {
        const answer = await call('/v1/custom-tools', { body: { ...whole, [name]: value } });
        expect(answer, name).toMatchObject({
          status: 400,
          body: { error: expect.stringContaining(`${name}: `) },
        });
      }
    }
  });

  test('each length, pattern and choice is held at its very edge', async () => {
    const { call, workspaceId } = serverOf(mode);
    const attempt = async (change: object) =>
      (await call('/v1/custom-tools', { body: { ...sampleTool(workspaceId, 'edge'), ...change } })).status;

    expect(await attempt({ name: 'n'.repeat(64) })).toBe(201);
    expect(await attempt({ name: 'n'.repeat(65) })).toBe(400);
    expect(await attempt({ name: '' })).toBe(400);
    for (const name of [
      'Order',
      'order_status',
      'order status',
      '-order',
      'order-',
      'a--b',
      'ordér',
      'a\n',
    ]) {
      expect(await attempt({ name }), name).toBe(400);
    }
    expect(await attempt({ name: 'edge-1', description: 'd'.repeat(1024) })).toBe(201);
    expect(await attempt({ name: 'edge-2', description: 'd'.repeat(1025) })).toBe(400);
    expect(await attempt({ name: 'edge-3', code: '' })).toBe(400);
    expect(await attempt({ name: 'edge-4', language: 'typescript' })).toBe(400);
  });

  test('a page has 20 tools unless 1 to 100 are asked for', async () => {
    const { call, otherWorkspaceId: workspace, other: token } = serverOf(mode);
    await Promise.all(
      Array.from({ length: 22 }, (_, index) =>
        call('/v1/custom-tools', { token, body: sampleTool(workspace, `page-${index}`) }),
      ),
    );
    const page = async (query: string) => {
      const { status, body } = await call(`/v1/custom-tools?workspace_id=${workspace}${query}`, { token });
      return [status, (body as { data?: unknown[] }).data?.length];
    };

    expect(await page('')).toEqual([200, 20]);
    expect(await page('&limit=1')).toEqual([200, 1]);
    expect(await page('&limit=100')).toEqual([200, 22]);
    for (const limit of ['0', '101', '-1', '1.5', 'ten', '']) {
      expect(await page(`&limit=${limit}`), limit).toEqual([400, undefined]);
    }
  });

  test('every refusal is the published envelope', async () => {
    const { call, workspaceId, otherWorkspaceId, read } = serverOf(mode);
    const create = publishedOperation('create-custom-tool');
    const body = sampleTool(workspaceId, 'refused');
    await call('/v1/custom-tools', { body });
    const refusals = [
      [400, await call('/v1/custom-tools', { body: {} })],
      [401, await call('/v1/custom-tools', { body, token: null })],
      [403, await call('/v1/custom-tools', { body, token: read })],
      [403, await call('/v1/custom-tools', { body: sampleTool(otherWorkspaceId, 'refused') })],
      [404, await call('/v1/custom-tools/kg00000000000000000000000000000000')],
      [404, await call('/v1/nothing-here')],
      [409, await call('/v1/custom-tools', { body })],
    ] as const;

    for (const [status, answer] of refusals) {
      expect(answer.status).toBe(status);
      expect(mismatches(answerSchema(create, 400), answer.body)).toEqual([]);
      expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    }
  });
});

test('without extensions none of them is there', async () => {
  const { call, workspaceId, all } = serverOf('off');
  const created = await call('/v1/custom-tools', { body: sampleTool(workspaceId, 'no-extensions') });
  const { id } = (created.body as { data: { id: string } }).data;

  expect(created.headers.get('etag')).toBeNull();
  for (const field of ['query=x', 'language=python', 'validated=true', 'enable_globally=true', 'sort=name']) {
    const answer = await call(`/v1/custom-tools?workspace_id=${workspaceId}&${field}`);
    expect(answer, field).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining('unknown field') },
    });
  }
  const conditional = await call(`/v1/custom-tools/${id}`, {
    method: 'PATCH',
    body: { description: 'changed' },
    headers: { 'if-match': '"999"' },
  });
  expect(conditional.status).toBe(200);
  const gone = [
    ['GET', '/v1/meta'],
    ['GET', `/v1/custom-tools/count?workspace_id=${workspaceId}`],
    ['GET', '/v1/tokens'],
    ['GET', '/v1/tokens/current'],
    ['POST', '/v1/tokens'],
    ['DELETE', '/v1/tokens/tk1'],
    ['POST', '/v1/workspaces'],
    ['PATCH', `/v1/workspaces/${workspaceId}`],
    ['POST', '/v1/sign-in'],
    ['GET', `/v1/custom-tools/health?workspace_id=${workspaceId}`],
    ['GET', `/v1/custom-tools/${id}/run-settings`],
    ['PATCH', `/v1/custom-tools/${id}/run-settings`],
    ['GET', `/v1/workspaces/${workspaceId}/run-settings`],
    ['PATCH', `/v1/workspaces/${workspaceId}/run-settings`],
    ['POST', '/v1/runs'],
    ['GET', `/v1/runs?workspace_id=${workspaceId}`],
    ['GET', '/v1/runs/rn1'],
    ['POST', '/v1/runs/rn1/cancel'],
    ['GET', '/v1/sandbox'],
    ['GET', '/v1/packages'],
  ] as const;
  for (const [method, path] of gone) {
    const answer = await call(path, { method, token: all, ...(method !== 'GET' && { body: {} }) });
    expect(answer.status, `${method} ${path}`).toBe(404);
  }
});

test('an answer that the schema does not know never leaves', async () => {
  const { call, workspaceId, sql } = serverOf('on');
  const created = await call('/v1/custom-tools', { body: sampleTool(workspaceId, 'leaky') });
  const { id } = (created.body as { data: { id: string } }).data;
  await sql.query(`update tools set parameters = '{"a":{"type":"string","secret":"x"}}' where id = $1`, [id]);

  const answer = await call(`/v1/custom-tools/${id}`);
  expect(answer.status).toBe(500);
  expect(JSON.stringify(answer.body)).not.toContain('secret');
  await sql.query('delete from tools where id = $1', [id]);
});
