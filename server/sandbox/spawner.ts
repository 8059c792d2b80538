import { type ChildProcess, fork } from 'node:child_process';
import { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { NO_ENVIRONMENT } from './clean-environment';

/** What is started, and how: see `runners/spawner.mjs`. */
export type Order = {
  file: string;
  given: string[];
  variables: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
  filter: string;
  told: string;
};

export type Spawned = {
  /** bubblewrap's own number. */
  pid: number;
  stdout: Socket;
  stderr: Socket;
  job: Socket;
  answer: Socket;
  /** Called once, when the sandbox's first process is known. */
  onFirst(hear: (firstProcess: number) => void): void;
  /** bubblewrap has ended, with this code; null when nobody knows. */
  exited: Promise<number | null>;
};

export type Spawner = {
  /** Rejects when the program cannot be started. */
  spawn(order: Order): Promise<Spawned>;
  /** Ends every sandbox with it. */
  close(): Promise<void>;
};

const messageSchema = z.union([
  z.object({ id: z.number(), pid: z.number(), descriptor: z.number() }),
  z.object({ id: z.number(), first: z.number() }),
  z.object({ id: z.number(), exit: z.object({ code: z.number().nullable() }) }),
  z.object({ id: z.number(), error: z.string() }),
]);

type Message = z.infer<typeof messageSchema>;

const SPAWNER = fileURLToPath(new URL('./runners/spawner.mjs', import.meta.url));
const MEMORY = ['--max-old-space-size=64', '--max-semi-space-size=1'];

/** The descriptors whose other ends are passed here. */
const NAMES = { 1: 'stdout', 2: 'stderr', 3: 'job', 4: 'answer' } as const;
const COUNT = Object.keys(NAMES).length;

type Pending = {
  hear(message: Message, socket: Socket | undefined): void;
  lose(): void;
};

/** One order on its way, and the sandbox that came of it. */
const createPending = (
  go: () => void,
  forget: () => void,
): { pending: Pending; spawned: Promise<Spawned> } => {
  let settle: (spawned: Spawned) => void = () => undefined;
  let refuse: (error: Error) => void = () => undefined;
  const spawned = new Promise<Spawned>((resolve, reject) => {
    settle = resolve;
    refuse = reject;
  });
  let exit: (code: number | null) => void = () => undefined;
  const exited = new Promise<number | null>((resolve) => {
    exit = resolve;
  });
  const sockets = new Map<number, Socket>();
  let first: number | null = null;
  let hearFirst: ((firstProcess: number) => void) | null = null;

  const socketOf = (descriptor: number): Socket => {
    const socket = sockets.get(descriptor);
    if (!socket) {
      throw new Error(`A sandbox came without its descriptor ${descriptor}.`);
    }
    return socket;
  };

  const collect = (pid: number) => {
    if (sockets.size === COUNT) {
      go();
      settle({
        pid,
        stdout: socketOf(1),
        stderr: socketOf(2),
        job: socketOf(3),
        answer: socketOf(4),
        exited,
        onFirst(hear) {
          hearFirst = hear;
          if (first !== null) {
            hear(first);
          }
        },
      });
    }
  };

  const end = (code: number | null, why: string) => {
    forget();
    exit(code);
    refuse(new Error(why));
  };

  const pending: Pending = {
    hear(message, socket) {
      if ('descriptor' in message && socket) {
        // A sandbox that ends closes its side whenever it likes: what is left to say is how it ended.
        socket.on('error', () => undefined);
        sockets.set(message.descriptor, socket);
        collect(message.pid);
      } else if ('first' in message) {
        first = message.first;
        hearFirst?.(first);
      } else if ('exit' in message) {
        end(message.exit.code, 'bubblewrap ended before it was begun.');
      } else if ('error' in message) {
        end(null, message.error);
      }
    },
    lose: () => end(null, 'The process that starts sandboxes has ended.'),
  };
  return { pending, spawned };
};

/**
 * Starts sandboxes from a small process of its own: to fork the server itself takes milliseconds of its only thread,
 * the more the larger it is. Made anew when it ends; its sandboxes have ended with it.
 */
export const createSpawner = (): Spawner => {
  const orders = new Map<number, Pending>();
  let helper: ChildProcess | null = null;
  let count = 0;

  const startHelper = (): ChildProcess => {
    const started = fork(SPAWNER, [], {
      env: NO_ENVIRONMENT,
      cwd: '/',
      execArgv: MEMORY,
      // The first pipe says only that this process lives: Node tells of a lost channel after what is under way on it.
      stdio: ['pipe', 'ignore', 'inherit', 'ipc'],
    });
    started.stdin?.on('error', () => undefined);
    started.on('message', (said, socket) => {
      const message = messageSchema.parse(said);
      orders.get(message.id)?.hear(message, socket instanceof Socket ? socket : undefined);
    });
    const lose = () => {
      if (helper === started) {
        helper = null;
        for (const pending of [...orders.values()]) {
          pending.lose();
        }
      }
    };
    started.once('exit', lose);
    started.on('error', lose);
    return started;
  };

  return {
    spawn(order) {
      helper ??= startHelper();
      const current = helper;
      count += 1;
      const id = count;
      const go = () => void current.send({ id, go: true });
      const { pending, spawned } = createPending(go, () => void orders.delete(id));
      orders.set(id, pending);
      current.send({ id, ...order });
      return spawned;
    },
    close: () =>
      new Promise((resolve) => {
        if (helper === null) {
          resolve();
        } else {
          helper.once('exit', () => resolve());
          helper.disconnect();
        }
      }),
  };
};
