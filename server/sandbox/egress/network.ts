import { Resolver } from 'node:dns/promises';
import { isIP, connect as netConnect, type Socket } from 'node:net';

/** The two things done with the outside world, so that a test can stand in for it without weakening a check. */
export type Network = {
  /** Every address of a name; rejects when there is none. */
  resolve(name: string): Promise<readonly string[]>;
  /** Connects to one of these addresses, all of which have been checked. */
  connect(addresses: readonly string[], port: number): Socket;
};

const RESOLVE_TIMEOUT_MS = 3_000;
const RESOLVE_TRIES = 2;
/** When the first address of several does not answer, the next is tried. */
const ATTEMPT_TIMEOUT_MS = 2_000;

/**
 * Asks the name servers themselves: `dns.lookup` would keep a thread of the pool that the whole server shares for as
 * long as a hostile name server likes, and would know the private names of `/etc/hosts`.
 */
const resolve = async (name: string): Promise<readonly string[]> => {
  const resolver = new Resolver({ timeout: RESOLVE_TIMEOUT_MS, tries: RESOLVE_TRIES });
  const [ipv4, ipv6] = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
  const addresses = [ipv4, ipv6].flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  if (addresses.length === 0) {
    throw new Error(`No address is known for ${name}.`);
  }
  return addresses;
};

const connect = (addresses: readonly string[], port: number): Socket =>
  netConnect({
    // Never resolved: `lookup` answers with what has been checked, and nothing is asked again.
    host: 'checked.invalid',
    port,
    allowHalfOpen: true,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: ATTEMPT_TIMEOUT_MS,
    lookup: (_host, _options, done) => {
      done(
        null,
        addresses.map((address) => ({ address, family: isIP(address) })),
      );
    },
  });

export const internet: Network = { resolve, connect };
