import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readAuthority } from './authority';
import type { Budget } from './budget';
import type { Dial } from './dial';
import { headBytes } from './headers';
import { type EgressRefusal, malformed, REFUSAL_HEADER } from './refusal';

/** Python's clients show the status line and nothing else of a refused CONNECT, so the sentence stands there too. */
const refuse = (client: Duplex, { status, message }: EgressRefusal): void => {
  const body = `${message}\n`;
  client.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]} (${message})`,
      `${REFUSAL_HEADER}: refused`,
      'content-type: text/plain; charset=utf-8',
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  );
};

/** CONNECT: the bytes go both ways unread, as TLS needs it. */
export const tunnel = async (
  request: IncomingMessage,
  client: Duplex,
  head: Buffer,
  dial: Dial,
  budget: Budget,
): Promise<void> => {
  const authority = readAuthority(request.url ?? '', null);
  if (authority === null) {
    refuse(client, malformed('CONNECT host:port'));
    return;
  }
  budget.spend(headBytes(authority.host, request.rawHeaders));
  const dialled = await dial(authority);
  if (!dialled.ok) {
    refuse(client, dialled.refusal);
    return;
  }
  const { socket } = dialled;
  client.write('HTTP/1.1 200 Connection established\r\n\r\n');
  if (head.length > 0) {
    client.unshift(head);
  }
  try {
    await Promise.all([pipeline(client, budget.meter(), socket), pipeline(socket, budget.meter(), client)]);
  } catch {
    // Either side went away, or the budget is used up: there is nobody to tell.
  } finally {
    socket.destroy();
    client.destroy();
  }
};
