import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { type Authority, readAuthority } from './authority';
import type { Budget } from './budget';
import type { Dial } from './dial';
import { endToEnd, headBytes } from './headers';
import { type EgressRefusal, malformed, notConnected, REFUSAL_HEADER } from './refusal';

const HTTP_PORT = 80;
const ABSOLUTE_FORM = /^http:\/\/([^/?#]*)([^#]*)/i;

const answer = (response: ServerResponse, { status, message }: EgressRefusal): void => {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, {
    [REFUSAL_HEADER]: 'refused',
    'content-type': 'text/plain; charset=utf-8',
    // What is left of a body that nobody reads must not become the next request.
    connection: 'close',
  });
  response.end(`${message}\n`);
};

const readTarget = (url: string) => {
  const [, written, rest = ''] = ABSOLUTE_FORM.exec(url) ?? [];
  const authority = written === undefined ? null : readAuthority(written, HTTP_PORT);
  return authority === null ? null : { authority, path: rest.startsWith('/') ? rest : `/${rest}` };
};

/** A body of unknown length stays one, also with a method for which Node would send it without a frame. */
const framing = (request: IncomingMessage): Record<string, string> =>
  request.headers['transfer-encoding'] === undefined ? {} : { 'transfer-encoding': 'chunked' };

const hostHeader = ({ host, port }: Authority): string => {
  const written = host.includes(':') ? `[${host}]` : host;
  return port === HTTP_PORT ? written : `${written}:${port}`;
};

/**
 * One plain HTTP request, sent on as a message of our own making: Node's parser has taken it apart, the length of its
 * body is settled here, and it goes over a connection that no other request uses.
 */
export const forward = async (
  request: IncomingMessage,
  response: ServerResponse,
  dial: Dial,
  budget: Budget,
): Promise<void> => {
  const target = readTarget(request.url ?? '');
  if (target === null) {
    answer(response, malformed('an absolute http:// URL; https goes through CONNECT'));
    return;
  }
  const { authority, path } = target;
  const dialled = await dial(authority);
  if (!dialled.ok) {
    answer(response, dialled.refusal);
    return;
  }
  const { socket } = dialled;
  response.once('close', () => socket.destroy());
  if (response.destroyed) {
    socket.destroy();
    return;
  }
  budget.spend(headBytes(path, request.rawHeaders));
  const outgoing = httpRequest({
    createConnection: () => socket,
    method: request.method,
    path,
    setHost: false,
    headers: { ...endToEnd(request.headersDistinct), ...framing(request), host: hostHeader(authority) },
  });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    outgoing.once('response', resolve);
    outgoing.once('error', reject);
  });
  // The other side may answer before it has read everything. A failed upload fails `answered`, or no longer matters.
  pipeline(request, budget.meter(), outgoing).catch(() => {});
  try {
    const incoming = await answered;
    budget.spend(headBytes('', incoming.rawHeaders));
    response.sendDate = false;
    response.writeHead(incoming.statusCode ?? 502, endToEnd(incoming.headersDistinct));
    await pipeline(incoming, budget.meter(), response);
  } catch (error) {
    answer(
      response,
      notConnected(authority, (error as NodeJS.ErrnoException).code ?? 'its answer is not HTTP'),
    );
  } finally {
    socket.destroy();
  }
};
