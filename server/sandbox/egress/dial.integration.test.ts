import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import os from 'node:os';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { internet } from './network';
import { ask, connectRequest, getRequest } from './testing/ask-proxy';
import { createFakeInternet } from './testing/fake-internet';
import { listen, openProxy } from './testing/open-proxy';

const PUBLIC = '93.184.216.34';

describe('what a tool must not reach', () => {
  let hits = 0;
  let port: number;
  const guarded = createTcpServer((socket) => {
    hits += 1;
    socket.end('HTTP/1.1 200 OK\r\ncontent-length: 6\r\nconnection: close\r\n\r\nsecret');
  });

  beforeAll(async () => {
    await new Promise<void>((resolve) => guarded.listen(0, '::', resolve));
    port = (guarded.address() as AddressInfo).port;
  });

  afterAll(() => {
    guarded.close();
  });

  it('would be reached without a proxy in between', async () => {
    const before = hits;
    await (await fetch(`http://127.0.0.1:${port}/`)).text();
    expect(hits).toBe(before + 1);
  });

  const own = Object.values(os.networkInterfaces())
    .flatMap((found) => found ?? [])
    .map(({ address, family }) => (family === 'IPv6' ? `[${address}]` : address))
    .filter((address) => !address.includes('fe80'));
  const LITERALS = [
    ...own,
    '127.0.0.1',
    '127.1',
    '127.0.0.1.',
    '2130706433',
    '0x7f000001',
    '0x7f.1',
    '0177.0.0.1',
    '%31%32%37.0.0.1',
    '0.0.0.0',
    '0',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
    '10.0.0.1',
    '169.254.169.254',
    '168.63.129.16',
    '100.100.100.200',
  ];

  it.each(LITERALS)('%s, by CONNECT and by URL', async (literal) => {
    const { socketPath } = await openProxy();
    const before = hits;
    const tunnel = await ask(socketPath, connectRequest(`${literal}:${port}`));
    expect(tunnel).toMatch(/^HTTP\/1\.1 403 Forbidden \(.* is not a public address/);
    expect(tunnel).toContain('x-toolroom-egress: refused\r\n');
    expect(tunnel).toMatch(/is not a public address: tools reach the public internet only\n$/);
    const plain = await ask(socketPath, getRequest(`http://${literal}:${port}/`));
    expect(plain).toMatch(/^HTTP\/1\.1 403 Forbidden\r\nx-toolroom-egress: refused\r\n/);
    expect(plain).toContain('tools reach the public internet only');
    expect(hits).toBe(before);
  });

  it.each([
    ['a name of the loopback address', [['127.0.0.1']]],
    ['a name of an IPv6 loopback address', [['::1']]],
    ['a name of a mapped address', [['::ffff:127.0.0.1']]],
    ['a name with a public and a private address', [[PUBLIC, '127.0.0.1']]],
    ['a name with a private and a public address', [['127.0.0.1', PUBLIC]]],
    ['a name that a resolver answers with nonsense', [['2130706433']]],
  ])('%s', async (_what, answers) => {
    const { network } = createFakeInternet({ names: { 'inside.example': answers }, hosts: {} });
    const { socketPath } = await openProxy({ network: { ...internet, resolve: network.resolve } });
    const before = hits;
    expect(await ask(socketPath, connectRequest(`inside.example:${port}`))).toMatch(/^HTTP\/1\.1 403 /);
    expect(await ask(socketPath, getRequest(`http://inside.example:${port}/`))).toMatch(/^HTTP\/1\.1 403 /);
    expect(hits).toBe(before);
  });

  it('the names that this machine gives itself', async () => {
    const { socketPath } = await openProxy();
    const before = hits;
    for (const name of ['localhost', 'localhost.', os.hostname()]) {
      expect(await ask(socketPath, connectRequest(`${name}:${port}`))).toMatch(/^HTTP\/1\.1 (403|502) /);
    }
    expect(hits).toBe(before);
  });

  it('a name that changes its answer between the check and the connection', async () => {
    const fake = createFakeInternet({ names: { 'rebind.example': [[PUBLIC], ['127.0.0.1']] }, hosts: {} });
    const { socketPath } = await openProxy({ network: fake.network });
    const before = hits;
    // Dialled where it was checked, where nobody listens; the second question is a new check.
    expect(await ask(socketPath, connectRequest(`rebind.example:${port}`))).toMatch(/^HTTP\/1\.1 502 /);
    expect(await ask(socketPath, connectRequest(`rebind.example:${port}`))).toMatch(/^HTTP\/1\.1 403 /);
    expect(fake.resolved).toEqual(['rebind.example', 'rebind.example']);
    expect(fake.dialled).toEqual([{ addresses: [PUBLIC], port }]);
    expect(hits).toBe(before);
  });

  it('a redirect to it is only followed by asking again', async () => {
    const redirecting = createServer((_request, response) => {
      response.writeHead(302, { location: `http://127.0.0.1:${port}/` }).end();
    });
    const local = await listen(redirecting);
    onTestFinished(() => void redirecting.close());
    const fake = createFakeInternet({ names: { 'a.example': [[PUBLIC]] }, hosts: { [PUBLIC]: local } });
    const { socketPath } = await openProxy({ network: fake.network });
    const before = hits;
    const answer = await ask(socketPath, getRequest('http://a.example/'));
    expect(answer).toMatch(/^HTTP\/1\.1 302 /);
    const location = /location: (\S+)/.exec(answer)?.[1] ?? '';
    expect(await ask(socketPath, getRequest(location))).toMatch(/^HTTP\/1\.1 403 /);
    expect(hits).toBe(before);
  });
});
