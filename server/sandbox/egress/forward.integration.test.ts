import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTcpServer, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Network } from './network';
import { ask, connectRequest, connectTo, getRequest, received } from './testing/ask-proxy';
import { createFakeInternet } from './testing/fake-internet';
import { listen, openProxy } from './testing/open-proxy';

const PUBLIC = '93.184.216.34';
const OTHER_PUBLIC = '93.184.216.35';

describe('what a tool may reach', () => {
  const requests: {
    method: string;
    url: string;
    headers: IncomingMessage['headersDistinct'];
    body: string;
  }[] = [];
  const site = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk as Buffer);
    }
    requests.push({
      method: request.method ?? '',
      url: request.url ?? '',
      headers: request.headersDistinct,
      body: Buffer.concat(chunks).toString(),
    });
    response.writeHead(201, {
      'set-cookie': ['a=1', 'b=2'],
      'keep-alive': 'timeout=99',
      'proxy-authenticate': 'Basic',
    });
    response.end('hello');
  });
  let fake: ReturnType<typeof createFakeInternet>;

  beforeAll(async () => {
    const local = await listen(site);
    fake = createFakeInternet({
      names: { 'a.example': [[PUBLIC]], 'b.example': [[OTHER_PUBLIC]] },
      hosts: { [PUBLIC]: local, [OTHER_PUBLIC]: local },
    });
  });

  afterAll(() => {
    site.close();
  });

  const last = () => requests[requests.length - 1];

  it('a plain URL, with the target’s own host and path and no header of the hop', async () => {
    const { socketPath } = await openProxy({ network: fake.network });
    const answer = await ask(
      socketPath,
      getRequest(
        'http://A.example:8080/b/../c?d=%41#e',
        'Proxy-Authorization: Basic c2VjcmV0\r\nX-Hop: 1\r\nConnection: x-hop\r\nX-Kept: 1\r\nX-Kept: 2\r\n',
      ),
    );
    expect(answer).toMatch(/^HTTP\/1\.1 201 Created\r\n/);
    expect(answer).toMatch(/set-cookie: a=1\r\nset-cookie: b=2\r\n/);
    expect(answer).not.toMatch(/timeout=99|proxy-authenticate|x-toolroom-egress/i);
    expect(answer).toContain('hello');
    expect(last()).toMatchObject({ method: 'GET', url: '/b/../c?d=%41', body: '' });
    expect(last()?.headers).toEqual({
      host: ['a.example:8080'],
      connection: ['close'],
      'x-kept': ['1', '2'],
    });
  });

  it('a body with a length, and one without', async () => {
    const { socketPath } = await openProxy({ network: fake.network });
    const head = 'POST http://a.example/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n';
    await ask(socketPath, `${head}Content-Length: 3\r\n\r\nabc`);
    expect(last()).toMatchObject({ method: 'POST', body: 'abc', headers: { 'content-length': ['3'] } });
    await ask(socketPath, `${head}Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n`);
    expect(last()).toMatchObject({ method: 'POST', body: 'abcde' });
  });

  it('a second request on the same connection is checked like the first', async () => {
    const { socketPath } = await openProxy({ network: fake.network });
    const socket = await connectTo(socketPath);
    socket.write('GET http://a.example/first HTTP/1.1\r\nHost: x\r\n\r\n');
    await received(socket, /hello/);
    socket.write('GET http://127.0.0.1/second HTTP/1.1\r\nHost: x\r\n\r\n');
    expect(await received(socket, /internet only/)).toMatch(/^HTTP\/1\.1 403 /);
    expect(last()).toMatchObject({ url: '/first' });
  });

  it('a tunnel carries bytes both ways, also those sent along with the request, and closes with either side', async () => {
    const echo = createTcpServer({ allowHalfOpen: true }, (socket) => socket.pipe(socket));
    const local = await listen(echo);
    onTestFinished(() => void echo.close());
    const { network } = createFakeInternet({
      names: { 'e.example': [[PUBLIC]] },
      hosts: { [PUBLIC]: local },
    });
    const { socketPath } = await openProxy({ network });
    const socket = await connectTo(socketPath);
    socket.write(`${connectRequest('e.example:443')}early\0bytes`);
    await received(socket, /^HTTP\/1\.1 200 Connection established\r\n\r\nearly\0bytes$/);
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.end('late');
    await received(socket, /late/);
    await closed;
  });

  it('only what is on the list, when there is one', async () => {
    const { socketPath } = await openProxy({ network: fake.network, allowedHosts: ['a.example'] });
    const before = fake.resolved.length;
    const refused = await ask(socketPath, connectRequest('b.example:443'));
    expect(refused).toMatch(/^HTTP\/1\.1 403 .*b\.example is not on this server's list of hosts/);
    expect(await ask(socketPath, connectRequest(`${PUBLIC}:443`))).toMatch(/^HTTP\/1\.1 403 /);
    expect(fake.resolved).toHaveLength(before);
    expect(await ask(socketPath, getRequest('http://a.example/'))).toMatch(/^HTTP\/1\.1 201 /);
  });

  it('a name on the list still has to be public', async () => {
    const { network } = createFakeInternet({ names: { 'a.example': [['10.0.0.1']] }, hosts: {} });
    const { socketPath } = await openProxy({ network, allowedHosts: ['a.example', '127.0.0.1'] });
    expect(await ask(socketPath, connectRequest('a.example:443'))).toMatch(/^HTTP\/1\.1 403 .*not a public/);
    expect(await ask(socketPath, connectRequest('127.0.0.1:443'))).toMatch(/^HTTP\/1\.1 403 .*not a public/);
  });
});

describe('messages that are none', () => {
  const bodies: string[] = [];
  let network: Network;
  const raw = createTcpServer((socket: Socket) => {
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      bodies.push(chunk.toString('latin1'));
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n');
    });
  });

  beforeAll(async () => {
    const local = await listen(raw);
    network = createFakeInternet({
      names: { 'a.example': [[PUBLIC]] },
      hosts: { [PUBLIC]: local },
    }).network;
  });

  afterAll(() => {
    raw.close();
  });

  const head = 'POST http://a.example/ HTTP/1.1\r\nHost: a.example\r\n';
  it.each([
    [
      'a length and chunks',
      `${head}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n\r\n`,
    ],
    ['two lengths', `${head}Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd`],
    ['chunks that are not last', `${head}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`],
    ['a broken chunk', `${head}Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n`],
    ['a space before the colon', `${head}Content-Length : 3\r\n\r\nabc`],
    ['a bare line feed', 'GET http://a.example/ HTTP/1.1\nHost: a.example\n\n'],
    ['a folded header', `${head}X-A: 1\r\n Content-Length: 9\r\n\r\n`],
    ['a NUL in a header', `${head}X-A: a\0b\r\n\r\n`],
    ['no HTTP', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
    ['a path alone', 'GET / HTTP/1.1\r\nHost: a.example\r\n\r\n'],
    ['https without a tunnel', 'GET https://a.example/ HTTP/1.1\r\nHost: a.example\r\n\r\n'],
    ['a scheme of its own', 'GET file:///etc/passwd HTTP/1.1\r\nHost: a.example\r\n\r\n'],
    ['a name and password in the URL', 'GET http://me:you@a.example/ HTTP/1.1\r\nHost: a.example\r\n\r\n'],
    ['a tunnel to no port', 'CONNECT a.example HTTP/1.1\r\nHost: a.example\r\n\r\n'],
    ['a tunnel to a URL', 'CONNECT http://a.example:80 HTTP/1.1\r\nHost: a.example\r\n\r\n'],
    ['a tunnel to a zone', 'CONNECT [fe80::1%25eth0]:80 HTTP/1.1\r\nHost: a.example\r\n\r\n'],
  ])('%s', async (_what, bytes) => {
    const { socketPath } = await openProxy({ network });
    const before = bodies.length;
    expect(await ask(socketPath, bytes)).toMatch(/^HTTP\/1\.1 400 /);
    expect(bodies).toHaveLength(before);
  });

  it.each([
    'GET http://a.example/\xff\xfe HTTP/1.1\r\nHost: x\r\nX-\xe9: 1\r\n\r\n',
    'GET http://a.example/ HTTP/1.1\r\nHost: x\r\nX-A: \xff\x7f\xc3\xa9\r\n\r\n',
    'GET http://a.example/"<>^`{|} HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nTE: x\r\n\r\n',
    'PURGE http://a.example HTTP/1.0\r\nConnection: host, content-length, x\r\n\r\n',
    'OPTIONS http://a.example:80/* HTTP/1.1\r\nHost: x\r\nExpect: 200-maybe\r\nUpgrade: h2c\r\nConnection: upgrade\r\n\r\n',
    'CONNECT a.example:443 HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\nhello',
  ])('odd bytes harm nobody: %j', async (bytes) => {
    const { socketPath } = await openProxy({ network });
    const odd = await connectTo(socketPath);
    odd.on('error', () => {});
    odd.write(bytes, 'latin1');
    await new Promise((resolve) => odd.once('data', resolve).once('close', resolve));
    odd.destroy();
    expect(await ask(socketPath, getRequest('http://a.example/'))).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('a body in chunks keeps its frame with every method', async () => {
    const { socketPath } = await openProxy({ network });
    const smuggled = 'GET /smuggled HTTP/1.1\r\nHost: a.example\r\n\r\n';
    const socket = await connectTo(socketPath);
    socket.write(
      `GET http://a.example/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n${smuggled.length.toString(16)}\r\n${smuggled}\r\n0\r\n\r\n`,
    );
    await received(socket, /200 OK/);
    expect(bodies[bodies.length - 1]).toMatch(/\r\ntransfer-encoding: chunked\r\n/i);
  });
});
