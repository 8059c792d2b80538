import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { createFakeInternet } from '../egress/testing/fake-internet';
import { DENIED, JUDGED, numberOn } from '../seccomp-table';

/** What stands around the sandbox for an attack to find, and counts whether it was found. */
export type Surroundings = {
  /** In a file of its own, and behind its ports. */
  secret: string;
  secretFile: string;
  hostname: string;
  /** Of a server on every address of this machine that no tool may reach. */
  port: number;
  ownAddresses: string[];
  socketPath: string;
  /** Name of an abstract socket: Node fills it up with zeroes. */
  abstractName: string;
  /** System calls by name, as this machine numbers them. */
  denied: Record<string, number>;
  syscalls: Record<string, number>;
  x64: boolean;
  /** How often anything here was reached. */
  hits(): number;
  /** Stands in for the internet. */
  internet: ReturnType<typeof createFakeInternet>;
  close(): Promise<void>;
};

const ABSTRACT_NAME = '\0toolroom-hostile';
const ABSTRACT_LENGTH = 108;
const PUBLIC = '93.184.216.34';

const listen = (server: Server, options: Parameters<Server['listen']>[0]): Promise<void> =>
  new Promise((resolve) => {
    server.listen(options, () => resolve());
  });

const numbersHere = (table: typeof DENIED): Record<string, number> => {
  const architecture = process.arch === 'arm64' ? 'arm64' : 'x64';
  return Object.fromEntries(
    Object.entries(table).flatMap(([name, numbers]) => {
      const number = numberOn(numbers, architecture);
      return number === null ? [] : [[name, number]];
    }),
  );
};

/** A public site that says hello, and sends whoever asks for it to the server's own port. */
const createPublicSite = () =>
  createHttpServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://public.example');
    if (pathname === '/redirect') {
      response.writeHead(302, { location: `http://127.0.0.1:${searchParams.get('port')}/` }).end();
    } else {
      response.end('hello from public.example');
    }
  });

export const openSurroundings = async (): Promise<Surroundings> => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'hostile-'));
  const secret = randomBytes(16).toString('hex');
  const secretFile = path.join(folder, 'secret.txt');
  const socketPath = path.join(folder, 'server.sock');
  let hits = 0;
  const reached = (socket: Socket): void => {
    hits += 1;
    socket.on('error', () => {});
    socket.end(
      `HTTP/1.1 200 OK\r\ncontent-length: ${secret.length + 7}\r\nconnection: close\r\n\r\nsecret ${secret}`,
    );
  };
  const servers = [
    createServer(reached),
    createServer(reached),
    createServer(reached),
    createPublicSite(),
  ] as const;
  const [everywhere, named, abstract, site] = servers;
  await writeFile(secretFile, secret, { mode: 0o644 });
  await listen(everywhere, { port: 0, host: '::' });
  await listen(named, { path: socketPath, readableAll: true, writableAll: true });
  await listen(abstract, { path: ABSTRACT_NAME });
  await listen(site, { port: 0, host: '127.0.0.1' });
  const { port } = everywhere.address() as AddressInfo;

  return {
    secret,
    secretFile,
    hostname: os.hostname(),
    port,
    ownAddresses: Object.values(os.networkInterfaces())
      .flatMap((found) => found ?? [])
      .filter(({ internal, address }) => !internal && !address.startsWith('fe80:'))
      .map(({ address }) => address),
    socketPath,
    abstractName: ABSTRACT_NAME.padEnd(ABSTRACT_LENGTH, '\0'),
    denied: numbersHere(DENIED),
    syscalls: { ...numbersHere(DENIED), ...numbersHere(JUDGED) },
    x64: process.arch === 'x64',
    hits: () => hits,
    internet: createFakeInternet({
      names: {
        'public.example': [[PUBLIC]],
        localhost: [['127.0.0.1']],
        'private.example': [['127.0.0.1']],
        'rebinding.example': [[PUBLIC], ['127.0.0.1']],
      },
      hosts: { [PUBLIC]: (site.address() as AddressInfo).port },
    }),
    close: async () => {
      for (const server of servers) {
        server.close();
      }
      site.closeAllConnections();
      await rm(folder, { recursive: true });
    },
  };
};
