import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createConduitClient } from '@/lib/conduit/client';

type Reply = (request: IncomingMessage, response: ServerResponse) => void;

const open: Array<() => Promise<void>> = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((close) => close()));
});

/** A real server that answers the n-th request with the n-th reply, the last one again and again. */
const serve = async (...replies: Reply[]) => {
  const seen: Array<{ method: string; url: string; headers: IncomingMessage['headers'] }> = [];
  const server = createServer((request, response) => {
    seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers });
    replies[Math.min(seen.length, replies.length) - 1]?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(
    () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const slept: number[] = [];
  const client = createConduitClient({
    apiUrl,
    token: 'capi_test',
    random: () => 0,
    sleep: async (milliseconds) => {
      slept.push(milliseconds);
    },
  });
  return { client, seen, slept };
};

const json = (status: number, body: unknown, headers: Record<string, string> = {}): Reply => {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };
};

const page = json(200, { data: [], next_cursor: null, has_more: false });
const cut: Reply = (request) => request.socket.destroy();

describe('reading', () => {
  it('sends the token and leaves out what was not given', async () => {
    const { client, seen } = await serve(page);
    await client.listTools({ workspace_id: 'w', limit: 5, query: '' });
    expect(seen[0]).toMatchObject({ url: '/v1/custom-tools?workspace_id=w&limit=5' });
    expect(seen[0]?.headers.authorization).toBe('Bearer capi_test');
  });

  it('keeps unknown fields out of the way, gives missing ones a default, drops what is no tool', async () => {
    const { client } = await serve(
      json(200, {
        data: [
          { id: 'kg1', name: 'a-tool', language: 'python', surprise: 1, version: 'x' },
          { nonsense: true },
          null,
        ],
      }),
    );
    const answer = await client.listTools({ workspace_id: 'w' });
    expect(answer).toEqual({
      ok: true,
      value: {
        data: [
          {
            id: 'kg1',
            workspace_id: '',
            name: 'a-tool',
            description: '',
            language: 'python',
            code: '',
            parameters: {},
            execution_message_description: null,
            enable_globally: false,
            validated: false,
            version: 1,
            created_at: '',
          },
        ],
        next_cursor: null,
        has_more: false,
      },
    });
  });

  it('backs off on 429 as long as it is asked to, then goes on', async () => {
    const { client, seen, slept } = await serve(
      json(429, { error: 'Slow down.' }, { 'retry-after': '2' }),
      page,
    );
    expect((await client.listTools({ workspace_id: 'w' })).ok).toBe(true);
    expect(seen).toHaveLength(2);
    expect(slept).toEqual([2_000]);
  });

  it('hands a long wait to the screen instead of sitting it out', async () => {
    const { client, seen } = await serve(json(429, { error: 'Slow down.' }, { 'retry-after': '40' }));
    expect(await client.listTools({ workspace_id: 'w' })).toEqual({
      ok: false,
      problem: { code: 'rate_limited', message: 'Slow down.', retryAfterSeconds: 40 },
    });
    expect(seen).toHaveLength(1);
  });

  it('gives up after three attempts on 503', async () => {
    const { client, seen } = await serve(json(503, { error: 'The database is starting.' }));
    expect(await client.listTools({ workspace_id: 'w' })).toMatchObject({
      ok: false,
      problem: { code: 'unavailable', message: 'The database is starting.' },
    });
    expect(seen).toHaveLength(3);
  });

  it.each([
    ['HTML', 200, '<html>gateway</html>', 'unreadable'],
    ['JSON of another shape', 200, '{"tools":[]}', 'unreadable'],
    ['an HTML failure', 502, '<html>Bad gateway: at Object.<anonymous></html>', 'internal'],
  ])('explains %s without showing it', async (_what, status, body, code) => {
    const { client } = await serve((_request, response) => response.writeHead(status).end(body));
    const answer = await client.listTools({ workspace_id: 'w' });
    expect(answer).toMatchObject({ ok: false, problem: { code } });
    expect(JSON.stringify(answer)).not.toMatch(/html|anonymous/);
  });

  it('says when nobody is there', async () => {
    const { client } = await serve(page);
    await open.pop()?.();
    expect(await client.listTools({ workspace_id: 'w' })).toMatchObject({
      ok: false,
      problem: { code: 'unreachable' },
    });
  });

  it('takes a 404 of /v1/meta for hosted Conduit, whatever its body', async () => {
    const { client } = await serve((_request, response) => response.writeHead(404).end('<html>'));
    expect(await client.getMeta()).toEqual({ ok: true, value: { service: '', version: '', extensions: [] } });
  });
});

describe('writing', () => {
  it.each([
    ['429', json(429, { error: 'Slow down.' }, { 'retry-after': '1' }), 'rate_limited'],
    ['503', json(503, { error: 'Away.' }), 'unavailable'],
    ['a cut connection', cut, 'uncertain'],
  ])('is sent once, also after %s', async (_what, reply, code) => {
    const { client, seen } = await serve(reply);
    expect(await client.patchTool('kg1', { description: 'x' }, null)).toMatchObject({
      ok: false,
      problem: { code },
    });
    expect(seen).toHaveLength(1);
  });

  it('presents the tag of the revision it changes', async () => {
    const tool = { id: 'kg1', name: 'a', language: 'python' };
    const { client, seen } = await serve(json(200, { data: tool }, { etag: '"7"' }));
    const read = await client.getTool('kg1');
    await client.patchTool('kg1', { description: 'x' }, read.ok ? read.value.revision : null);
    expect(seen[1]?.headers['if-match']).toBe('"7"');
  });
});
