import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { POST } from '@/app/api/runs/route';
import type { Session } from '@/lib/session/current';

const { currentSession } = vi.hoisted(() => ({
  currentSession: vi.fn<() => Promise<Session | null>>(),
}));
vi.mock('@/lib/session/current', () => ({ currentSession }));

const open: Array<() => void> = [];

afterEach(() => {
  for (const close of open.splice(0)) {
    close();
  }
});

type Behind = { request: IncomingMessage; response: ServerResponse; body: string; left: Promise<void> };

/** A real API behind the dashboard; the test plays its part by hand. */
const startApi = async () => {
  const arrived: Array<(behind: Behind) => void> = [];
  const server = createServer(async (request, response) => {
    const left = new Promise<void>((resolve) => response.once('close', resolve));
    let body = '';
    for await (const chunk of request) {
      body += chunk;
    }
    arrived.shift()?.({ request, response, body, left });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const apiHost = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  currentSession.mockResolvedValue({
    token: 'capi_test',
    workspaceId: 'w',
    apiUrl: `http://${apiHost}`,
    apiHost,
  });
  return { asked: () => new Promise<Behind>((resolve) => arrived.push(resolve)) };
};

const DRAFT =
  '{"workspace_id":"w","language":"python","code":"x","parameters":{},"arguments":{"id":12345678901234567890}}';

const post = (signal?: AbortSignal, body = DRAFT) =>
  POST(
    new Request('http://127.0.0.1/api/runs', {
      method: 'POST',
      body,
      ...(signal ? { signal } : {}),
    }),
  );

const line = (event: unknown) => `${JSON.stringify(event)}\n`;

const readerOf = (response: Response) => {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) {
    throw new Error('The answer has no body');
  }
  return reader;
};

describe('a run of a draft', () => {
  it('passes each event on before the next one is there, and every digit both ways', async () => {
    const api = await startApi();
    const asked = api.asked();
    const answering = post();
    const { request, response, body } = await asked;
    expect(request.headers.authorization).toBe('Bearer capi_test');
    expect(body).toBe(DRAFT);
    response.writeHead(200, { 'content-type': 'application/x-ndjson' });
    response.write(line({ type: 'accepted', run_id: 'r1' }));
    const answer = await answering;
    expect(answer.headers.get('content-type')).toBe('application/x-ndjson');
    const reader = readerOf(answer);
    expect((await reader.read()).value).toBe(line({ type: 'accepted', run_id: 'r1' }));
    const log = line({ type: 'log', stream: 'stdout', text: 'zwölf\n' });
    const cut = Buffer.from(log).indexOf('ö') + 1;
    response.write(Buffer.from(log).subarray(0, cut));
    response.write(Buffer.from(log).subarray(cut));
    expect((await reader.read()).value).toBe(log);
    response.end();
    expect((await reader.read()).done).toBe(true);
  });

  it('is broken off at the API when the browser no longer listens', async () => {
    const api = await startApi();
    const asked = api.asked();
    const answering = post();
    const { response, left } = await asked;
    response.writeHead(200, { 'content-type': 'application/x-ndjson' });
    response.write(line({ type: 'started' }));
    const reader = readerOf(await answering);
    await reader.read();
    await reader.cancel();
    await left;
  });

  it('is broken off at the API when the request is aborted before it is answered', async () => {
    const api = await startApi();
    const asked = api.asked();
    const aborting = new AbortController();
    const answering = post(aborting.signal);
    const { left } = await asked;
    aborting.abort();
    await left;
    expect((await answering).ok).toBe(false);
  });

  it('ends without a last event when the API goes away', async () => {
    const api = await startApi();
    const asked = api.asked();
    const answering = post();
    const { response } = await asked;
    response.writeHead(200, { 'content-type': 'application/x-ndjson' });
    response.write(line({ type: 'started' }));
    const reader = readerOf(await answering);
    expect((await reader.read()).value).toBe(line({ type: 'started' }));
    response.destroy();
    expect((await reader.read()).done).toBe(true);
  });

  it('hands a refusal on as a sentence with its wait', async () => {
    const api = await startApi();
    const asked = api.asked();
    const answering = post();
    const { response } = await asked;
    response
      .writeHead(503, { 'retry-after': '7', 'content-type': 'application/json' })
      .end('{"error":"Every sandbox is busy."}');
    const answer = await answering;
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({
      problem: { code: 'unavailable', message: 'Every sandbox is busy.', retryAfterSeconds: 7 },
    });
  });

  it.each([
    ['no JSON', '{', 'The body is not JSON.'],
    ['a body of another shape', '{"workspace_id":"w"}', /^language: /],
  ])('refuses %s without asking the API', async (_what, body, message) => {
    await startApi();
    const answer = await post(undefined, body);
    expect(answer.status).toBe(400);
    expect((await answer.json()).problem.message).toMatch(message);
  });

  it('is for the signed-in operator only', async () => {
    currentSession.mockResolvedValue(null);
    expect((await post()).status).toBe(401);
  });
});
