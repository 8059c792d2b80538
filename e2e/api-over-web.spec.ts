import { call, PYTHON_CODE } from './api';
import { expect, test } from './fixtures';

test.describe('the API at the address of the dashboard', () => {
  test('answers a token as the API itself does', async ({ api, stack }) => {
    const through = { apiUrl: stack.webUrl, token: stack.token };
    const body = {
      workspace_id: api.workspaceId,
      name: 'made-over-the-web',
      language: 'python',
      code: PYTHON_CODE,
    };
    const created = await call(through, 'POST', '/v1/custom-tools', body);
    expect(created.status).toBe(201);
    const tool = await api.toolNamed('made-over-the-web');
    expect(created.json).toEqual({ data: tool });

    const path = `/v1/custom-tools/${tool?.id}`;
    const direct = await api.call('GET', path);
    const passed = await call(through, 'GET', path);
    expect(passed.json).toEqual(direct.json);
    expect(passed.headers.get('etag')).toBe(direct.headers.get('etag'));
    expect((await call(through, 'POST', '/v1/custom-tools', body)).status).toBe(409);
    expect((await call(through, 'DELETE', path)).status).toBe(204);
    expect((await call(through, 'GET', path)).status).toBe(404);
  });

  test('takes no cookie for a token', async ({ page, stack }) => {
    await page.goto('/tools');
    const response = await page.request.get(`${stack.webUrl}/v1/custom-tools?workspace_id=any`);
    expect(response.status()).toBe(401);
    expect(await response.json()).toEqual({ error: expect.any(String) });
    expect(response.headers()['set-cookie']).toBeUndefined();
  });

  test('refuses what no tool can be, in one sentence, and keeps nothing of it', async ({ api }) => {
    const good = { workspace_id: api.workspaceId, name: 'never-made', language: 'python', code: PYTHON_CODE };
    const bad: Array<Record<string, unknown>> = [
      { ...good, name: 'Not Kebab' },
      { ...good, code: 'def other():\n    pass\n' },
      { ...good, code: 'def main(**params):\n    print("no return")\n' },
      { ...good, code: 'def main(**params)\n    return {"message": ""}\n' },
      { ...good, code: `# ${'x'.repeat(2 * 1024 * 1024)}\n${PYTHON_CODE}` },
      { ...good, description: 'NUL \u0000' },
      { ...good, description: 'half \ud83d' },
      { ...good, surprise: true },
      { ...good, parameters: JSON.parse('{"__proto__":{"type":"string","required":true,"description":""}}') },
    ];
    for (const body of bad) {
      const sentence = await api.refusal('POST', '/v1/custom-tools', body, 400);
      expect(sentence).not.toMatch(/stack|at Object|zod/i);
    }
    expect(await api.listTools()).toEqual([]);
  });

  test('a run of almost a minute streams through, each line when it is there', { tag: '@embedded' }, async ({
    api,
    stack,
  }) => {
    test.setTimeout(180_000);
    const seconds = 58;
    const response = await fetch(`${stack.webUrl}/v1/runs`, {
      method: 'POST',
      headers: { authorization: `Bearer ${stack.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        workspace_id: api.workspaceId,
        language: 'python',
        code: `import time\ndef main(**params):\n    print("begun", flush=True)\n    time.sleep(${seconds})\n    return {"message": "over"}\n`,
        parameters: {},
        arguments: {},
        timeout_ms: 60_000,
      }),
    });
    expect(response.headers.get('content-type')).toBe('application/x-ndjson');
    const arrived: { at: number; line: string }[] = [];
    const decoder = new TextDecoder();
    let rest = '';
    for await (const chunk of response.body ?? []) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      arrived.push(...lines.map((line) => ({ at: performance.now(), line })));
    }
    const begun = arrived.find(({ line }) => line.includes('begun'));
    const ended = arrived.at(-1);
    expect(JSON.parse(ended?.line ?? '')).toMatchObject({
      type: 'ended',
      run: { state: 'succeeded', message: 'over' },
    });
    // Lines that were kept back somewhere would arrive together.
    expect((ended?.at ?? 0) - (begun?.at ?? 0)).toBeGreaterThan((seconds * 1_000) / 2);
  });

  test('without extensions speaks the published contract and nothing else', { tag: '@published' }, async ({
    api,
  }) => {
    for (const path of [
      '/v1/meta',
      '/v1/tokens',
      '/v1/tokens/current',
      '/v1/custom-tools/count',
      '/v1/runs',
      '/v1/sandbox',
    ]) {
      expect((await api.call('GET', `${path}?workspace_id=${api.workspaceId}`)).status, path).toBe(404);
    }
    const filtered = `/v1/custom-tools?workspace_id=${api.workspaceId}&query=x`;
    expect((await api.call('GET', filtered)).status).toBe(400);
    const tool = await api.createTool({ name: 'no-tag' });
    expect((await api.call('GET', `/v1/custom-tools/${tool.id}`)).headers.has('etag')).toBe(false);
  });
});
