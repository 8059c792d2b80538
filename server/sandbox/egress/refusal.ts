import type { Authority } from './authority';

/** Why a connection is not made, as an HTTP status and a sentence that a tool's author understands. */
export type EgressRefusal = { status: 400 | 403 | 502 | 503 | 504; message: string };

/** On each answer that is ours and not the other side's. */
export const REFUSAL_HEADER = 'x-toolroom-egress';

export const notPublic = ({ host }: Authority): EgressRefusal => ({
  status: 403,
  message: `${host} is not a public address: tools reach the public internet only`,
});

export const notAllowed = ({ host }: Authority): EgressRefusal => ({
  status: 403,
  message: `${host} is not on this server's list of hosts that tools may reach`,
});

export const notFound = ({ host }: Authority): EgressRefusal => ({
  status: 502,
  message: `${host} was not found: no address is known for this name`,
});

export const notConnected = ({ host, port }: Authority, reason: string): EgressRefusal => ({
  status: 502,
  message: `No connection to ${host}:${port}: ${reason}`,
});

export const tooSlow = ({ host, port }: Authority): EgressRefusal => ({
  status: 504,
  message: `No connection to ${host}:${port}: it did not answer in time`,
});

export const tooManyConnections = (limit: number): EgressRefusal => ({
  status: 503,
  message: `A run has at most ${limit} connections at a time`,
});

export const tooManyBytes = (limit: number): EgressRefusal => ({
  status: 403,
  message: `A run sends and receives at most ${limit / 1024 / 1024} MiB`,
});

export const malformed = (expected: string): EgressRefusal => ({
  status: 400,
  message: `Expected ${expected}`,
});
