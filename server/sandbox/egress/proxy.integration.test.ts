import { EventEmitter, once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { createConnection } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONNECTIONS_MAX } from './dial';
import { EGRESS_BYTES_MAX, EXCHANGES_MAX } from './proxy';
import { ask, connectRequest, connectTo, getRequest, received } from './testing/ask-proxy';
import { createFakeInternet } from './testing/fake-internet';
import { createSilentServer, listen, openProxy } from './testing/open-proxy';

const PUBLIC = '93.184.216.34';

describe('what a run may use', () => {
  const idle = createSilentServer();
  let local: number;

  beforeAll(async () => {
    local = await listen(idle);
  });

  afterAll(() => {
    idle.close();
  });

  const names = { 'a.example': [[PUBLIC]] };

  it('so many connections at a time, and again when they are over', async () => {
    const { network } = createFakeInternet({ names, hosts: { [PUBLIC]: local } });
    const { socketPath } = await openProxy({ network });
    const sockets = await Promise.all(
      Array.from({ length: CONNECTIONS_MAX }, async () => {
        const socket = await connectTo(socketPath);
        socket.write(connectRequest('a.example:443'));
        await received(socket, /200 Connection established/);
        return socket;
      }),
    );
    const refused = await ask(socketPath, connectRequest('a.example:443'));
    expect(refused).toMatch(/^HTTP\/1\.1 503 .*at most 32 connections/);
    for (const socket of sockets) {
      socket.destroy();
    }
    await expect
      .poll(async () => {
        const socket = await connectTo(socketPath);
        socket.write(connectRequest('a.example:443'));
        const answer = await received(socket, /\r\n\r\n/);
        socket.destroy();
        return answer;
      })
      .toContain('200 Connection established');
  });

  it('so many bytes, whichever way they go; after that, nothing', async () => {
    const { network } = createFakeInternet({ names, hosts: { [PUBLIC]: local } });
    const { socketPath } = await openProxy({ network });
    const socket = await connectTo(socketPath);
    socket.on('error', () => {});
    socket.write(connectRequest('a.example:443'));
    await received(socket, /200 Connection established/);
    const closed = new Promise((resolve) => socket.once('close', resolve));
    const piece = Buffer.alloc(1024 * 1024);
    for (let sent = 0; sent <= EGRESS_BYTES_MAX; sent += piece.length) {
      socket.write(piece);
    }
    await closed;
    expect(await ask(socketPath, connectRequest('a.example:443'))).toMatch(
      /^HTTP\/1\.1 403 .*at most 64 MiB/,
    );
    expect(await ask(socketPath, getRequest('http://a.example/'))).toMatch(/^HTTP\/1\.1 403 /);
  });

  it('so many requests, refused ones too; after that, nobody listens', async () => {
    const { socketPath } = await openProxy();
    let answers = 0;
    try {
      for (; answers <= EXCHANGES_MAX; answers += 1) {
        const answer = await ask(socketPath, getRequest('http://127.0.0.1/'));
        expect(answer === '' || answer.startsWith('HTTP/1.1 403 ')).toBe(true);
      }
    } catch (error) {
      expect(error).toMatchObject({ code: expect.stringMatching(/ECONNREFUSED|ENOENT/) });
    }
    // A connection and a request each.
    expect(answers).toBe(EXCHANGES_MAX / 2);
  });

  it('says what went wrong when there is no answer', async () => {
    const { network } = createFakeInternet({ names, hosts: {} });
    const { socketPath } = await openProxy({ network });
    expect(await ask(socketPath, connectRequest('a.example:443'))).toMatch(
      /^HTTP\/1\.1 502 .*No connection to a\.example:443: ECONNREFUSED/,
    );
    expect(await ask(socketPath, connectRequest('nobody.example:443'))).toMatch(
      /^HTTP\/1\.1 502 .*nobody\.example was not found/,
    );
  });

  it('ends with the run: each connection and the socket itself', async () => {
    const { network } = createFakeInternet({ names, hosts: { [PUBLIC]: local } });
    const { socketPath, proxy } = await openProxy({ network });
    expect(statSync(socketPath).mode & 0o777).toBe(0o666);
    const socket = await connectTo(socketPath);
    socket.on('error', () => {});
    socket.write(connectRequest('a.example:443'));
    await received(socket, /200 Connection established/);
    const waiting = await connectTo(socketPath);
    waiting.on('error', () => {});
    const closed = [socket, waiting].map((each) => new Promise((resolve) => each.once('close', resolve)));
    await proxy.close();
    await Promise.all(closed);
    expect(existsSync(socketPath)).toBe(false);
    await expect(connectTo(socketPath)).rejects.toThrow(/ENOENT|ECONNREFUSED/);
  });

  it('dials nobody for a run that ended while a name was looked up', async () => {
    const events = new EventEmitter();
    const asked = once(events, 'asked');
    let dialled = 0;
    const { socketPath, proxy } = await openProxy({
      network: {
        resolve: async () => {
          events.emit('asked');
          await once(events, 'answered');
          return [PUBLIC];
        },
        connect: () => {
          dialled += 1;
          return createConnection({ host: '127.0.0.1', port: local });
        },
      },
    });
    const pending = ask(socketPath, connectRequest('a.example:443'));
    await asked;
    await proxy.close();
    events.emit('answered');
    await pending;
    await setImmediate();
    expect(dialled).toBe(0);
  });
});
