import { describe, expect, it } from 'vitest';
import { createConduitClient } from '@/lib/conduit/client';

type Sent = { url: string; body: string | undefined };

/** A client whose API answers this, and what was asked of it. */
const clientOf = (answer: string, status = 200, type = 'application/json') => {
  const sent: Sent[] = [];
  const client = createConduitClient({
    apiUrl: 'http://api.test',
    token: 'capi_test',
    fetch: async (input, init) => {
      sent.push({ url: String(input), body: init?.body?.toString() });
      return new Response(answer, { status, headers: { 'content-type': type } });
    },
  });
  return { client, sent };
};
const signal = new AbortController().signal;

describe('running the saved version', () => {
  it('has the workspace in the body, and every digit both ways', async () => {
    const { client, sent } = clientOf(
      '{"data":{"success":true,"message":"m","result":{"message":"m","rawData":98765432109876543210},"error":null,"logs":null,"run_time_ms":3}}',
    );
    const answer = await client.runTool(
      'kg/1',
      { workspace_id: 'w', parameters: { id: 12345678901234567890n } },
      signal,
    );
    expect(sent).toEqual([
      {
        url: 'http://api.test/v1/custom-tools/kg%2F1/run',
        body: '{"workspace_id":"w","parameters":{"id":12345678901234567890}}',
      },
    ]);
    expect(answer).toMatchObject({ ok: true, value: { result: { rawData: 98765432109876543210n } } });
  });

  it('reads an answer that says less, or says it otherwise', async () => {
    const { client } = clientOf('{"data":{"success":false,"logs":["a","b"],"result":[1],"extra":true}}');
    expect(await client.runTool('kg1', {}, signal)).toEqual({
      ok: true,
      value: { success: false, message: null, result: [1], error: null, logs: 'a\nb', run_time_ms: null },
    });
  });

  it('is asked for once, also when every sandbox is busy', async () => {
    const { client, sent } = clientOf('{"error":"Busy."}', 503);
    expect(await client.runTool('kg1', {}, signal)).toMatchObject({
      ok: false,
      problem: { code: 'unavailable' },
    });
    expect(sent).toHaveLength(1);
  });
});

describe('events of a draft', () => {
  const draft = { workspace_id: 'w', language: 'python' as const, code: 'x', parameters: {}, arguments: {} };

  it('leaves out what it does not know, and reads a last line without an end', async () => {
    const { client } = clientOf(
      '{"type":"started"}\n{"type":"news"}\n\n{"type":"queued"}',
      200,
      'application/x-ndjson',
    );
    const answer = await client.runDraft(draft, signal);
    const heard: unknown[] = [];
    for await (const event of answer.ok ? answer.value : []) {
      heard.push(event);
    }
    expect(heard).toEqual([{ type: 'started' }, { type: 'queued' }]);
  });

  it('is no answer of a page that some gateway put in its place', async () => {
    const { client } = clientOf('<html>', 200, 'text/html');
    expect(await client.runDraft(draft, signal)).toMatchObject({
      ok: false,
      problem: { code: 'unreadable' },
    });
  });

  it('is a value when the API refuses before the first line', async () => {
    const { client } = clientOf('{"error":"code: line 1, column 1: nothing here"}', 400);
    expect(await client.runDraft(draft, signal)).toEqual({
      ok: false,
      problem: { code: 'invalid_request', message: 'code: line 1, column 1: nothing here' },
    });
  });
});
