import type { Socket } from 'node:net';
import { isPublicAddress } from './address';
import { isAllowedHost } from './allowed-hosts';
import type { Authority } from './authority';
import type { Network } from './network';
import {
  type EgressRefusal,
  notAllowed,
  notConnected,
  notFound,
  notPublic,
  tooManyConnections,
  tooSlow,
} from './refusal';

export const CONNECTIONS_MAX = 32;
const CONNECT_TIMEOUT_MS = 10_000;
/** As long as a run may take at most: only a connection that a run forgot is cut by this. */
const IDLE_TIMEOUT_MS = 60_000;

export type Dialled = { ok: true; socket: Socket } | { ok: false; refusal: EgressRefusal };
export type Dial = (authority: Authority) => Promise<Dialled>;

const refuse = (refusal: EgressRefusal): Dialled => ({ ok: false, refusal });

/** Each address of a host, asked for once; or why there is none to go to. One private address spoils the name. */
const checkedAddresses = async (
  authority: Authority,
  network: Network,
): Promise<readonly string[] | EgressRefusal> => {
  let addresses: readonly string[];
  try {
    addresses = authority.kind === 'address' ? [authority.host] : await network.resolve(authority.host);
  } catch {
    return notFound(authority);
  }
  if (addresses.length === 0) {
    return notFound(authority);
  }
  return addresses.every((address) => isPublicAddress(address)) ? addresses : notPublic(authority);
};

const connected = (socket: Socket, authority: Authority): Promise<Dialled> =>
  new Promise((resolve) => {
    socket.setTimeout(CONNECT_TIMEOUT_MS);
    socket.once('timeout', () => {
      resolve(refuse(tooSlow(authority)));
      socket.destroy();
    });
    // Stays for the connection's whole life: an error after this is seen by whoever reads or writes.
    socket.on('error', (error: NodeJS.ErrnoException) => {
      resolve(refuse(notConnected(authority, error.code ?? 'it failed')));
    });
    socket.once('close', () => resolve(refuse(notConnected(authority, 'it was closed'))));
    socket.once('connect', () => {
      socket.setTimeout(IDLE_TIMEOUT_MS);
      resolve({ ok: true, socket });
    });
  });

type DialOptions = {
  network: Network;
  allowedHosts: readonly string[] | null;
  /** Keeps each connection there is, to be closed. */
  open: Set<Socket>;
  /** Aborted when no connection may be made any more. */
  signal: AbortSignal;
};

/**
 * Makes one run's connections: to hosts on the list, at public addresses, so many at a time. The address that was
 * checked is the one dialled, so a name that changes its mind gains nothing.
 */
export const createDial = ({ network, allowedHosts, open, signal }: DialOptions): Dial => {
  let resolving = 0;
  return async (authority) => {
    if (!isAllowedHost(authority.host, allowedHosts)) {
      return refuse(notAllowed(authority));
    }
    if (open.size + resolving >= CONNECTIONS_MAX) {
      return refuse(tooManyConnections(CONNECTIONS_MAX));
    }
    resolving += 1;
    const addresses = await checkedAddresses(authority, network);
    resolving -= 1;
    if (signal.aborted) {
      return refuse(notConnected(authority, 'the run is over'));
    }
    if ('status' in addresses) {
      return refuse(addresses);
    }
    const socket = network.connect(addresses, authority.port);
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    return connected(socket, authority);
  };
};
