import { connect } from 'node:net';
import type { Network } from '../network';

type Options = {
  /** Each name's answers, one per question; the last is given again and again. */
  names: Record<string, readonly (readonly string[])[]>;
  /** Which local port stands in for a public address. An address that is not here refuses. */
  hosts: Record<string, number>;
};

export type FakeInternet = {
  network: Network;
  /** What was asked and dialled, in order. */
  resolved: string[];
  dialled: { addresses: readonly string[]; port: number }[];
};

/** Nothing listens there, and nobody may but root. */
const CLOSED_PORT = 1;
const LOOPBACK = /^(127\.|::1$)/;

/** An internet of local servers under public addresses: what is checked stays the real check. */
export const createFakeInternet = ({ names, hosts }: Options): FakeInternet => {
  const resolved: string[] = [];
  const dialled: FakeInternet['dialled'] = [];
  return {
    resolved,
    dialled,
    network: {
      resolve: async (name) => {
        const asked = resolved.filter((earlier) => earlier === name).length;
        resolved.push(name);
        const answers = names[name] ?? [];
        const answer = answers[Math.min(asked, answers.length - 1)];
        if (answer === undefined) {
          throw new Error(`${name} has no address.`);
        }
        return answer;
      },
      connect: (addresses, port) => {
        dialled.push({ addresses, port });
        const [first = ''] = addresses;
        // Were a private address ever dialled, a real server would be reached.
        const [host, local] = LOOPBACK.test(first)
          ? [first, port]
          : ['127.0.0.1', hosts[first] ?? CLOSED_PORT];
        return connect({ host, port: local, allowHalfOpen: true });
      },
    },
  };
};
