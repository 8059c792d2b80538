import { afterEach, describe, expect, it, vi } from 'vitest';
import type { RunDraftBody, RunEvent } from '@/lib/contract/run';
import { runDraft, runSaved } from '@/lib/queries/run-draft';

const DRAFT: RunDraftBody = {
  workspace_id: 'w',
  language: 'python',
  code: 'x',
  parameters: {},
  arguments: { id: 12345678901234567890n },
};

const answering = (answer: () => Response | Promise<Response>) => {
  const asked = vi.fn<(path: string, init: RequestInit) => Promise<Response>>(async () => answer());
  vi.stubGlobal('fetch', asked);
  return asked;
};

afterEach(() => vi.unstubAllGlobals());

/** Comes in these pieces, whatever they cut through. */
const inPieces = (...pieces: Uint8Array[]) =>
  new Response(
    new ReadableStream({
      start: (controller) => {
        for (const piece of pieces) {
          controller.enqueue(piece);
        }
        controller.close();
      },
    }),
  );

const listen = async () => {
  const heard: RunEvent[][] = [];
  const outcome = await runDraft(DRAFT, {
    signal: new AbortController().signal,
    onEvents: (events) => void heard.push([...events]),
  });
  return { heard, outcome };
};

const LOG = '{"type":"log","stream":"stdout","text":"zwölf 12345678901234567890"}\n';
const REFUSED = '{"type":"refused","error":"Busy.","retry_after_seconds":null}\n';

describe('a run of a draft', () => {
  it('sends every digit and reads events whatever pieces they come in', async () => {
    const bytes = new TextEncoder().encode(`${LOG}${LOG}\n${REFUSED}`);
    const cut = new TextEncoder().encode(LOG).indexOf(0xc3) + 1;
    const asked = answering(() =>
      inPieces(bytes.slice(0, cut), bytes.slice(cut, cut + 1), bytes.slice(cut + 1)),
    );
    const { heard, outcome } = await listen();
    expect(asked.mock.calls[0]?.[1].body).toContain('"id":12345678901234567890');
    expect(heard.flat().map(({ type }) => type)).toEqual(['log', 'log', 'refused']);
    expect(heard.flat()[0]).toMatchObject({ text: 'zwölf 12345678901234567890' });
    expect(outcome).toEqual({ ok: true, value: null });
  });

  it('says that it was broken off when the last event is missing', async () => {
    answering(() => inPieces(new TextEncoder().encode(LOG)));
    expect((await listen()).outcome).toMatchObject({ ok: false, problem: { code: 'uncertain' } });
  });

  it('hands a refusal on with its wait', async () => {
    const problem = { code: 'rate_limited', message: 'Slow down.', retryAfterSeconds: 9 };
    answering(() => Response.json({ problem }, { status: 429 }));
    expect((await listen()).outcome).toEqual({ ok: false, problem });
  });

  it.each([
    ['a lost line', () => Promise.reject(new TypeError('Failed to fetch')), 'unreachable'],
    ['a page in place of an answer', () => new Response('<html>', { status: 502 }), 'unreadable'],
  ])('explains %s', async (_what, answer, code) => {
    answering(answer);
    expect((await listen()).outcome).toMatchObject({ ok: false, problem: { code } });
  });
});

describe('a run of the saved version', () => {
  it('keeps every digit both ways', async () => {
    const asked = answering(() => new Response('{"success":true,"result":{"id":98765432109876543210}}'));
    const outcome = await runSaved('kg1', 'w', { id: 12345678901234567890n }, new AbortController().signal);
    expect(asked.mock.calls[0]).toMatchObject([
      '/api/tools/kg1/run',
      { body: '{"workspace_id":"w","parameters":{"id":12345678901234567890}}' },
    ]);
    expect(outcome).toMatchObject({ ok: true, value: { result: { id: 98765432109876543210n } } });
  });

  it('may have happened when the line is lost', async () => {
    answering(() => Promise.reject(new TypeError('Failed to fetch')));
    const outcome = await runSaved('kg1', 'w', {}, new AbortController().signal);
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'uncertain' } });
  });
});
