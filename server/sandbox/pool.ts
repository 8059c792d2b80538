import type { Language } from '@/lib/contract/tool';
import type { SandboxProcess } from './launcher';

/** What a waiting sandbox has ready: the language, a package set on its import path, and modules it has imported. */
export type Profile = { language: Language; set: string | null; modules: readonly string[] };

export type Pool<Sandbox extends SandboxProcess> = {
  /** A sandbox that no code has run in, warm if there is one; null when none could be started. */
  take(profile: Profile): Promise<Sandbox | null>;
  /** Makes good what was taken. */
  refill(profile: Profile): void;
  /** Ends all that wait, and waits until they have ended. */
  stop(): Promise<void>;
  /** How many wait, for the benchmarks and tests. */
  idle(): number;
};

type Waiting<Sandbox> = { sandbox: Sandbox; since: number };
type Shelf<Sandbox> = { profile: Profile; waiting: Waiting<Sandbox>[]; usedAt: number };

export type PoolOptions<Sandbox extends SandboxProcess> = {
  start(profile: Profile): Promise<Sandbox>;
  /** Profiles that are kept warm from the beginning and never forgotten. */
  basic: readonly Profile[];
  /** How many of each profile wait. */
  each: number;
  /** How many profiles are kept besides the basic ones: those last used. */
  profiles: number;
  /** After this long a waiting sandbox is replaced, and the profile forgotten unless it was used meanwhile. */
  idleMs: number;
};

const keyOf = ({ language, set, modules }: Profile): string => [language, set ?? '', ...modules].join(' ');

/** Single-use sandboxes, started before they are needed. Each is handed out once, to one run. */
export const createPool = <Sandbox extends SandboxProcess>(options: PoolOptions<Sandbox>): Pool<Sandbox> => {
  const shelves = new Map<string, Shelf<Sandbox>>();
  const basic = new Set(options.basic.map(keyOf));
  const living = new Set<Sandbox>();
  let stopped = false;

  const shelfOf = (profile: Profile): Shelf<Sandbox> => {
    const key = keyOf(profile);
    const shelf = shelves.get(key) ?? { profile, waiting: [], usedAt: 0 };
    shelves.delete(key);
    shelves.set(key, shelf);
    return shelf;
  };

  const start = async (profile: Profile): Promise<Sandbox> => {
    const sandbox = await options.start(profile);
    living.add(sandbox);
    void sandbox.closed.then(() => {
      living.delete(sandbox);
      const shelf = shelves.get(keyOf(profile));
      if (shelf) {
        shelf.waiting = shelf.waiting.filter((waiting) => waiting.sandbox !== sandbox);
      }
    });
    if (stopped) {
      sandbox.kill();
    }
    return sandbox;
  };

  const fill = async (shelf: Shelf<Sandbox>): Promise<void> => {
    while (!stopped && shelf.waiting.length < options.each && shelves.has(keyOf(shelf.profile))) {
      const sandbox = await start(shelf.profile);
      shelf.waiting.push({ sandbox, since: Date.now() });
      if (!(await sandbox.ready)) {
        return;
      }
    }
  };

  const discard = (key: string, shelf: Shelf<Sandbox>) => {
    shelves.delete(key);
    for (const { sandbox } of shelf.waiting) {
      sandbox.kill();
    }
  };

  const forgetOldest = () => {
    const others = [...shelves].filter(([key]) => !basic.has(key));
    for (const [key, shelf] of others.slice(0, Math.max(0, others.length - options.profiles))) {
      discard(key, shelf);
    }
  };

  const recycle = () => {
    const before = Date.now() - options.idleMs;
    for (const [key, shelf] of [...shelves]) {
      if (!basic.has(key) && shelf.usedAt < before) {
        discard(key, shelf);
        continue;
      }
      for (const { sandbox, since } of shelf.waiting) {
        if (since < before) {
          sandbox.kill();
          void sandbox.closed.then(() => fill(shelf));
        }
      }
    }
  };

  for (const profile of options.basic) {
    void fill(shelfOf(profile));
  }
  const timer = setInterval(recycle, Math.max(1_000, options.idleMs / 10));
  timer.unref();

  return {
    async take(profile) {
      const shelf = shelfOf(profile);
      shelf.usedAt = Date.now();
      for (let warm = shelf.waiting.shift(); warm; warm = shelf.waiting.shift()) {
        if (warm.sandbox.isOpen() && (await warm.sandbox.ready)) {
          return warm.sandbox;
        }
      }
      const cold = await start(profile);
      return (await cold.ready) ? cold : null;
    },
    refill(profile) {
      if (!stopped) {
        const shelf = shelfOf(profile);
        forgetOldest();
        void fill(shelf);
      }
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      const ending = [...living].map((sandbox) => {
        sandbox.kill();
        return sandbox.closed;
      });
      await Promise.all(ending);
    },
    idle: () => [...shelves.values()].reduce((sum, { waiting }) => sum + waiting.length, 0),
  };
};
