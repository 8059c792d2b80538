import type { z } from 'zod';
import { describeFailure, describeSilence } from '@/lib/conduit/failure';
import { type Answer, addressOf, sentWith, type Transport } from '@/lib/conduit/request';
import { parseJson } from '@/lib/contract/json';

const EVENTS = 'application/x-ndjson';

type StreamCall<Schema extends z.ZodType> = {
  path: string;
  body: unknown;
  /** Reads one line. A line of another shape is left out: a newer API may tell of more. */
  schema: Schema;
  /** Breaks the connection off, which the API takes for "no longer wanted". */
  signal: AbortSignal;
};

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  yield rest + decoder.decode();
}

async function* eventsOf<Schema extends z.ZodType>(
  body: ReadableStream<Uint8Array>,
  schema: Schema,
): AsyncGenerator<z.output<Schema>> {
  for await (const line of linesOf(body)) {
    if (line.trim() === '') {
      continue;
    }
    const event = schema.safeParse(parseJson(line));
    if (event.success) {
      yield event.data;
    }
  }
}

/**
 * A call answered bit by bit (`application/x-ndjson`), each event as soon as its line is whole. Sent once, without a
 * time limit of its own. What goes wrong before the first line is a value; a line that breaks later throws.
 */
export const requestStream = async <Schema extends z.ZodType>(
  transport: Transport,
  { path, body, schema, signal }: StreamCall<Schema>,
): Promise<Answer<AsyncGenerator<z.output<Schema>>>> => {
  const { host } = new URL(transport.apiUrl);
  let response: Response;
  try {
    response = await (transport.fetch ?? fetch)(addressOf(transport.apiUrl, { path }), {
      ...sentWith(transport, {
        method: 'POST',
        body,
        exact: true,
        headers: { accept: `${EVENTS}, application/json` },
      }),
      signal,
    });
    if (!response.ok) {
      return { ok: false, problem: describeFailure(response, await response.text(), host) };
    }
  } catch (error) {
    return { ok: false, problem: describeSilence(error, host) };
  }
  if (response.body && response.headers.get('content-type')?.startsWith(EVENTS)) {
    return { ok: true, value: eventsOf(response.body, schema) };
  }
  const message = `${host} answered something other than the events of a run. Is it a Conduit API?`;
  return { ok: false, problem: { code: 'unreadable', message } };
};
