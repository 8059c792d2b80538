import { chmod, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
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

/**
 * The one way out of a sandbox: an HTTP proxy (CONNECT, and absolute `http://` URLs) on a Unix socket, one for each run.
 * It resolves a name once, refuses unless every address is public, and connects to an address it has checked.
 */
export const openEgressProxy = async (socketPath: string, options: EgressOptions): Promise<EgressProxy> => {
  const clients = new Set<Duplex>();
  const open = new Set<Socket>();
  const closeConnections = (): void => {
    for (const socket of [...open, ...clients]) {
      socket.destroy();
    }
  };
  const budget = createBudget(EGRESS_BYTES_MAX, closeConnections);
  const over = new AbortController();
  const dialPublic = createDial({
    network: options.network ?? internet,
    allowedHosts: options.allowedHosts,
    open,
    signal: over.signal,
  });
  const dial: Dial = async (authority): Promise<Dialled> =>
    budget.exhausted ? { ok: false, refusal: tooManyBytes(EGRESS_BYTES_MAX) } : dialPublic(authority);

  const server = createServer({ insecureHTTPParser: false, requireHostHeader: false });
  let exchanges = 0;
  const count = (): void => {
    exchanges += 1;
    if (exchanges === EXCHANGES_MAX) {
      over.abort();
      server.close();
      closeConnections();
    }
  };
  server.maxConnections = CLIENTS_MAX;
  server.on('connection', (client: Socket) => {
    clients.add(client);
    count();
    client.on('error', () => client.destroy());
    client.once('close', () => clients.delete(client));
  });
  server.on('request', (request, response) => {
    count();
    void forward(request, response, dial, budget);
  });
  server.on('connect', (request, client, head) => {
    count();
    void tunnel(request, client, head, dial, budget);
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(socketPath, resolve);
  });
  await chmod(socketPath, SOCKET_MODE);
  return {
    close: async () => {
      over.abort();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      closeConnections();
      await closed;
      await rm(socketPath, { force: true });
    },
  };
};
