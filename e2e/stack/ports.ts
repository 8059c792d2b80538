import { once } from 'node:events';
import { createServer } from 'node:net';

/** The ports of one worker. The spare ones are for a test that starts servers itself. */
export type Ports = Record<'web' | 'api' | 'proxy' | 'unused' | 'spareWeb' | 'spareApi', number>;

const FIRST = 4600;
const BLOCK = 10;
const WORKERS_MAX = 2;
const ATTEMPTS_MAX = 100;

const isFree = async (port: number) => {
  const server = createServer();
  const listening = once(server.listen(port, '127.0.0.1'), 'listening').then(
    () => true,
    () => false,
  );
  const free = await listening;
  if (free) {
    server.close();
    await once(server, 'close');
  }
  return free;
};

/** A block of ports that nobody listens on: two runs of the suite on one machine do not meet. */
export const choosePorts = async (workerIndex: number): Promise<Ports> => {
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
    const web = FIRST + (attempt * WORKERS_MAX + workerIndex) * BLOCK;
    const ports = {
      web,
      api: web + 1,
      proxy: web + 2,
      unused: web + 3,
      spareWeb: web + 4,
      spareApi: web + 5,
    };
    const free = await Promise.all(Object.values(ports).map(isFree));
    if (free.every(Boolean)) {
      return ports;
    }
  }
  throw new Error(`No free ports from ${FIRST} on`);
};
