import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CreatedToken, Token } from '@/lib/contract/token';
import type { Workspace } from '@/lib/contract/workspace';
import { startTestServer, type TestServer } from '@/server/testing/test-server';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const dataOf = <Data>(answer: { body: unknown }): Data => (answer.body as { data: Data }).data;

const createToken = (token: string, body: object) =>
  server.call('/v1/tokens', { token, body: { name: 'made here', scope: 'read', ...body } });

describe('tokens', () => {
  test('the secret is shown once, works, and is kept only as a hash', async () => {
    const created = dataOf<CreatedToken>(await createToken(server.write, { scope: 'write' }));
    expect(created.secret).toMatch(/^capi_[A-Za-z0-9_-]{43}$/);
    expect(created.secret.startsWith(created.hint)).toBe(true);
    expect(created.workspace_ids).toEqual([server.workspaceId]);

    const list = await server.call('/v1/tokens');
    expect(dataOf<Token[]>(list).map(({ id }) => id)).toContain(created.id);
    expect(JSON.stringify(list.body)).not.toContain(created.secret);
    const { rows } = await server.sql.query('select * from tokens where id = $1', [created.id]);
    expect(JSON.stringify(rows)).not.toContain(created.secret);
    expect(dataOf<Token>(await server.call('/v1/tokens/current', { token: created.secret }))).toMatchObject({
      id: created.id,
      current: true,
    });
  });

  test('a token gives away only what it covers', async () => {
    const { workspaceId, otherWorkspaceId } = server;
    const both = [workspaceId, otherWorkspaceId];

    expect((await createToken(server.write, { workspace_ids: both })).status).toBe(403);
    expect((await createToken(server.write, { workspace_ids: ['ws-nowhere'] })).status).toBe(403);
    expect((await createToken(server.all, { workspace_ids: ['ws-nowhere'] })).status).toBe(403);
    expect((await createToken(server.all, { workspace_ids: [] })).status).toBe(400);
    expect(dataOf<Token>(await createToken(server.all, { workspace_ids: both }))).toMatchObject({
      all_workspaces: false,
      workspace_ids: [...both].sort(),
    });
    expect(dataOf<Token>(await createToken(server.all, {}))).toMatchObject({
      all_workspaces: true,
      workspace_ids: [],
    });
    expect(dataOf<Token>(await createToken(server.write, {}))).toMatchObject({ all_workspaces: false });
  });

  test('a token sees and revokes only those that it covers entirely', async () => {
    const wide = dataOf<Token>(await createToken(server.all, {}));
    const seen = dataOf<Token[]>(await server.call('/v1/tokens'));

    expect(seen.every((token) => token.workspace_ids.join() === server.workspaceId)).toBe(true);
    expect((await server.call(`/v1/tokens/${wide.id}`, { method: 'DELETE' })).status).toBe(404);
    const revoked = await server.call(`/v1/tokens/${wide.id}`, { method: 'DELETE', token: server.all });
    expect(revoked.status).toBe(204);
  });

  test('a revoked token is refused from the next request on', async () => {
    const { id, secret } = dataOf<CreatedToken>(await createToken(server.write, {}));
    const status = async () => (await server.call('/v1/workspaces', { token: secret })).status;

    expect(await status()).toBe(200);
    expect((await server.call(`/v1/tokens/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect(await status()).toBe(401);
    expect((await server.call(`/v1/tokens/${id}`, { method: 'DELETE' })).status).toBe(404);
  });

  test('a token may end itself', async () => {
    const { id, secret } = dataOf<CreatedToken>(await createToken(server.write, { scope: 'write' }));

    expect((await server.call(`/v1/tokens/${id}`, { method: 'DELETE', token: secret })).status).toBe(204);
    expect((await server.call('/v1/tokens/current', { token: secret })).status).toBe(401);
  });

  test('its last use is noted', async () => {
    const { id, secret } = dataOf<CreatedToken>(await createToken(server.write, {}));
    await server.call('/v1/workspaces', { token: secret });

    await expect
      .poll(async () => dataOf<Token[]>(await server.call('/v1/tokens')).find((token) => token.id === id))
      .toMatchObject({ last_used_at: expect.any(String) });
  });

  test.each([
    [{ name: '' }, /name/],
    [{ name: ' '.repeat(5) }, /name/],
    [{ name: 'n'.repeat(81) }, /name/],
    [{ scope: 'admin' }, /scope/],
    [{ all_workspaces: true }, /all_workspaces: unknown field/],
  ])('%j is a 400', async (body, sentence) => {
    expect(await createToken(server.write, body)).toMatchObject({
      status: 400,
      body: { error: expect.stringMatching(sentence) },
    });
  });
});

describe('workspaces', () => {
  test('a token that names its workspaces covers one that it creates, at once', async () => {
    const created = await server.call('/v1/workspaces', { body: { name: '  New here ' } });
    const { id, name } = dataOf<Workspace>(created);
    expect([created.status, name]).toEqual([201, 'New here']);

    expect((await server.call(`/v1/custom-tools?workspace_id=${id}`)).status).toBe(200);
    expect((await server.call(`/v1/custom-tools?workspace_id=${id}`, { token: server.read })).status).toBe(
      403,
    );
    expect((await server.call(`/v1/custom-tools?workspace_id=${id}`, { token: server.all })).status).toBe(
      200,
    );
    const renamed = await server.call(`/v1/workspaces/${id}`, { method: 'PATCH', body: { name: 'Renamed' } });
    expect(dataOf<Workspace>(renamed)).toEqual({ id, name: 'Renamed' });
  });

  test('a workspace made through another server is covered at once', async () => {
    const second = await startTestServer({ connection: server.connection });
    await second.call('/v1/workspaces', { token: server.write });
    const { id } = dataOf<Workspace>(await server.call('/v1/workspaces', { body: { name: 'Elsewhere' } }));

    const answer = await second.call(`/v1/custom-tools?workspace_id=${id}`, { token: server.write });
    await second.stop();
    expect(answer.status).toBe(200);
  });

  test('are listed page by page, those of the token only, oldest first', async () => {
    const { secret } = await server.makeToken('read', [server.otherWorkspaceId]);
    expect(await server.call('/v1/workspaces', { token: secret })).toMatchObject({
      body: {
        data: [{ id: server.otherWorkspaceId, name: 'Warehouse' }],
        next_cursor: null,
        has_more: false,
      },
    });

    type Listed = { data: Workspace[]; next_cursor: string | null };
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? '' : `&cursor=${cursor}`;
      const { body } = await server.call(`/v1/workspaces?limit=1${query}`, { token: server.all });
      const page = body as Listed;
      seen.push(...page.data.map(({ name }) => name));
      cursor = page.next_cursor;
    } while (cursor !== null);
    expect(seen.slice(0, 3)).toEqual(['Default workspace', 'Front desk', 'Warehouse']);
  });
});

describe('sign-in', () => {
  test('of ten uses of one code at once, one gets a token', async () => {
    const signIn = () => server.call('/v1/sign-in', { token: null, body: { code: server.signInCode } });
    const answers = await Promise.all(Array.from({ length: 10 }, signIn));
    const winners = answers.filter(({ status }) => status === 200);

    expect(winners).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(9);
    const { secret } = dataOf<{ secret: string }>(winners[0] ?? { body: null });
    expect(dataOf<Token>(await server.call('/v1/tokens/current', { token: secret }))).toMatchObject({
      name: 'Dashboard sign-in',
      scope: 'write',
      all_workspaces: true,
    });
  });

  test('a code that is a day old is refused', async () => {
    const second = await startTestServer({ connection: server.connection });
    await server.sql.query('update sign_in_codes set expires_at = now()');

    const answer = await second.call('/v1/sign-in', { token: null, body: { code: second.signInCode } });
    await second.stop();
    expect(answer).toMatchObject({ status: 401, body: { error: expect.stringContaining('sign-in link') } });
  });
});
