import { chmod, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { createBudget } from './budget';
import { CONNECTIONS_MAX, createDial, type Dial, type Dialled } from './dial';
import { forward } from './forward';
import { internet, type Network } from './network';
import { tooManyBytes } from './refusal';
import { tunnel } from './tunnel';

export const EGRESS_BYTES_MAX = 64 * 1024 * 1024;
/** Requests that are answered with a refusal hold a connection too, for a moment. */
const CLIENTS_MAX = 2 * CONNECTIONS_MAX;
/** Answering takes the server's time, also when it refuses, and no limit of the sandbox counts that. */
export const EXCHANGES_MAX = 4_000;
/** Whoever can enter the folder may connect: the folder is the sandbox's own. */
const SOCKET_MODE = 0o666;

export type EgressOptions = {
  /** Null: every public host. */
  allowedHosts: readonly string[] | null;
  /** Stands in for the internet in a test. The check of addresses is not part of it. */
  network?: Network;
};

export type EgressProxy = { close(): Promise<void> };

const listen = async (server: Server, socketPath: string): Promise<void> => {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(socketPath, resolve);
  });
  await chmod(socketPath, SOCKET_MODE);
};

/**
 * The one way out of a sandbox: an HTTP proxy (CONNECT, and absolute `http://` URLs) on a Unix socket, one for each run.
 * It resolves a name once, refuses unless every address is public, and connects to an address it has checked.
 */
export const openEgressProxy = async (socketPath: string, options: EgressOptions): Promise<EgressProxy> => {
  const { network = internet, allowedHosts } = options;
  const clients = new Set<Duplex>();
  const open = new Set<Socket>();
  const over = new AbortController();
  const server = createServer({ insecureHTTPParser: false, requireHostHeader: false });
  server.maxConnections = CLIENTS_MAX;

  const closeConnections = (): void => {
    for (const socket of [...open, ...clients]) {
      socket.destroy();
    }
  };
  const close = async (): Promise<void> => {
    over.abort();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    closeConnections();
    await closed;
  };

  const budget = createBudget(EGRESS_BYTES_MAX, closeConnections);
  const dialPublic = createDial({ network, allowedHosts, open, signal: over.signal });
  const dial: Dial = async (authority): Promise<Dialled> =>
    budget.exhausted ? { ok: false, refusal: tooManyBytes(EGRESS_BYTES_MAX) } : dialPublic(authority);

  let exchanges = 0;
  const count = (): void => {
    exchanges += 1;
    if (exchanges === EXCHANGES_MAX) {
      void close();
    }
  };
  server.on('connection', (client: Socket) => {
    clients.add(client);
    client.on('error', () => client.destroy());
    client.once('close', () => clients.delete(client));
    count();
  });
  server.on('request', (request, response) => {
    count();
    forward(request, response, dial, budget).catch(() => response.destroy());
  });
  server.on('connect', (request, client, head) => {
    count();
    tunnel(request, client, head, dial, budget).catch(() => client.destroy());
  });

  await listen(server, socketPath);
  return {
    close: async () => {
      await close();
      await rm(socketPath, { force: true });
    },
  };
};
