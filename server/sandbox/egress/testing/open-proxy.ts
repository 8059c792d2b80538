import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { type EgressOptions, type EgressProxy, openEgressProxy } from '../proxy';

/** A proxy for one test, in a folder of its own. */
export const openProxy = async (
  options: Partial<EgressOptions> = {},
): Promise<{ socketPath: string; proxy: EgressProxy }> => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'egress-'));
  const socketPath = path.join(folder, 'proxy.sock');
  const proxy = await openEgressProxy(socketPath, { allowedHosts: null, ...options });
  onTestFinished(async () => {
    await proxy.close();
    await rm(folder, { recursive: true });
  });
  return { socketPath, proxy };
};

/** Starts a server on a free port of the loopback address. */
export const listen = async (server: Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};

/** Accepts everything and answers nothing. */
export const createSilentServer = (): Server =>
  createServer((socket) => {
    socket.on('error', () => {});
    socket.resume();
  });
