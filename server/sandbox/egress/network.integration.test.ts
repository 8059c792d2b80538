import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { internet } from './network';
import { listen } from './testing/open-proxy';

const serve = async () => {
  const server = createServer((socket) => socket.on('error', () => {}).end('hello'));
  onTestFinished(() => void server.close());
  return listen(server);
};

it('connects to the address it is given, and asks nobody for a name', async () => {
  const port = await serve();
  const socket = internet.connect(['127.0.0.1'], port);
  const [chunk] = await once(socket, 'data');
  expect(String(chunk)).toBe('hello');
  expect(socket.remoteAddress).toBe('127.0.0.1');
  socket.destroy();
});

it('tries the next address when one does not answer', async () => {
  const port = await serve();
  const socket = internet.connect(['127.0.0.9', '::1', '127.0.0.1'], port);
  await once(socket, 'connect');
  expect(socket.remoteAddress).toBe('127.0.0.1');
  socket.destroy();
});

it('says so when none does', async () => {
  const port = await serve();
  const socket = internet.connect(['127.0.0.9', '127.0.0.8'], port);
  await expect(once(socket, 'connect')).rejects.toThrow();
});

it('knows no name of this machine’s own list', async () => {
  await expect(internet.resolve('ip6-allnodes')).rejects.toThrow(/No address is known/);
});
