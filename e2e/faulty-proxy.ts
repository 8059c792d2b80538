import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request as requestOf,
  type ServerResponse,
} from 'node:http';

/**
 * What goes wrong with a request. `reached` says whether the API got it all the same: an answer that is lost after
 * the deed looks like one that was lost before it.
 */
export type Fault =
  | { kind: 'status'; status: number; error?: string; headers?: Record<string, string>; reached?: boolean }
  | { kind: 'html'; status: number; reached?: boolean }
  | { kind: 'cut'; reached?: boolean }
  | { kind: 'silence'; reached?: boolean };

/** Which requests a fault meets. Without `times` all of them until `heal`. */
export type Aim = { method?: string; path?: RegExp; times?: number };

export type Passed = { method: string; path: string; body: string; reached: boolean; status: number | null };

export type FaultyProxy = {
  url: string;
  /** The latest aim that fits wins. */
  fail: (aim: Aim, fault: Fault) => void;
  /** From now on everything passes; answers held back are cut. */
  heal: () => void;
  /** Heals, and forgets what passed. */
  reset: () => void;
  requests: () => readonly Passed[];
  /** Requests that change something and got through to the API. */
  writesThatReached: () => readonly Passed[];
  stop: () => Promise<void>;
};

const bodyOf = async (message: IncomingMessage) => {
  const chunks: Buffer[] = [];
  for await (const chunk of message) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
};

type Answered = { status: number; headers: IncomingHttpHeaders; body: Buffer };

const forward = (target: URL, incoming: IncomingMessage, body: Buffer) =>
  new Promise<Answered>((resolve, reject) => {
    const outgoing = requestOf(
      new URL(incoming.url ?? '/', target),
      { method: incoming.method, headers: { ...incoming.headers, host: target.host }, agent: false },
      (answer) => {
        bodyOf(answer).then(
          (text) => resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: text }),
          reject,
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });

const HTML = '<!doctype html><title>Bad gateway</title><h1>nginx</h1><pre>at Object.&lt;anonymous&gt;</pre>';

const reply = (response: ServerResponse, status: number, headers: OutgoingHttpHeaders, body: string) => {
  response.writeHead(status, headers).end(body);
};

const misbehave = (fault: Fault, response: ServerResponse) => {
  if (fault.kind === 'cut') {
    response.socket?.destroy();
  } else if (fault.kind === 'html') {
    reply(response, fault.status, { 'content-type': 'text/html' }, HTML);
  } else if (fault.kind === 'status') {
    const body = JSON.stringify({ error: fault.error ?? `The API answers ${fault.status} for this test.` });
    reply(response, fault.status, { 'content-type': 'application/json', ...fault.headers }, body);
  }
  // Silence answers nothing: whoever asked gives up, or `heal` cuts.
};

const fits = (aim: Aim, { method, path }: { method: string; path: string }) =>
  (aim.method === undefined || aim.method === method) && (aim.path === undefined || aim.path.test(path));

/** A line to the API at `target` that passes everything on, and breaks when a test says so. */
export const startFaultyProxy = async (target: string, port: number): Promise<FaultyProxy> => {
  const targetUrl = new URL(target);
  let faults: Array<{ aim: Aim; fault: Fault; left: number }> = [];
  let passed: Passed[] = [];
  const held = new Set<ServerResponse>();

  const faultFor = (wanted: { method: string; path: string }) => {
    const found = faults.findLast(({ aim, left }) => left > 0 && fits(aim, wanted));
    if (found) {
      found.left -= 1;
    }
    return found?.fault;
  };

  const handle = async (incoming: IncomingMessage, response: ServerResponse) => {
    const wanted = { method: incoming.method ?? 'GET', path: incoming.url ?? '/' };
    const body = await bodyOf(incoming);
    const fault = faultFor(wanted);
    const record: Passed = {
      ...wanted,
      body: body.toString(),
      reached: !fault || fault.reached === true,
      status: null,
    };
    passed.push(record);
    const answer = record.reached ? await forward(targetUrl, incoming, body) : null;
    record.status = answer?.status ?? null;
    if (fault) {
      if (fault.kind === 'silence') {
        held.add(response);
      }
      misbehave(fault, response);
    } else if (answer) {
      response.writeHead(answer.status, answer.headers).end(answer.body);
    }
  };

  const server = createServer((incoming, response) => {
    handle(incoming, response).catch(() => response.socket?.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });

  const heal = () => {
    faults = [];
    for (const response of held) {
      response.socket?.destroy();
    }
    held.clear();
  };
  return {
    url: `http://127.0.0.1:${port}`,
    fail: (aim, fault) => {
      faults.push({ aim, fault, left: aim.times ?? Number.POSITIVE_INFINITY });
    },
    heal,
    reset: () => {
      heal();
      passed = [];
    },
    requests: () => passed,
    writesThatReached: () => passed.filter(({ method, reached }) => reached && method !== 'GET'),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
