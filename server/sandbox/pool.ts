import type { SandboxProcess } from './launcher';
import { basicProfile, type Profile, profileKey } from './profile';
import { createShelf, type Shelf } from './shelf';

export type Pool<Sandbox extends SandboxProcess> = {
  /** A sandbox that no code has run in, warm if there is one; null when none could be started. */
  take(profile: Profile): Promise<Sandbox | null>;
  /** Makes good what was taken, when the answer is out: starting a sandbox holds everything else up. */
  refill(profile: Profile): void;
  /** Ends all of them, waiting or not, and waits until they have ended. */
  stop(): Promise<void>;
  /** How many wait. */
  idle(): number;
};

export type PoolOptions<Sandbox extends SandboxProcess> = {
  start(profile: Profile): Promise<Sandbox>;
  /** Kept from the beginning, and never given up. */
  basic: readonly Profile[];
  /** How many of each profile wait, at most. */
  each: number;
  /** How many profiles are kept besides the basic ones. */
  profiles: number;
  /** A sandbox that has waited this long is replaced, and one of a profile that is not used is given up. */
  idleMs: number;
  onError(error: unknown): void;
};

/** A profile is kept from its second use on, and gives way to another only when unused for this long. */
const RECENT_MS = 60_000;
const REFILL_DELAY_MS = 20;
const RECYCLE_EVERY_MS = 30_000;

/** Sandboxes that are started before they are needed. Each is handed out once, to one run. */
export const createPool = <Sandbox extends SandboxProcess>(options: PoolOptions<Sandbox>): Pool<Sandbox> => {
  const living = new Set<Sandbox>();
  const starting = new Set<Promise<unknown>>();
  const shelves = new Map<string, Shelf<Sandbox>>();
  const lastUse = new Map<string, number>();
  let stopped = false;

  const startOne = async (profile: Profile): Promise<Sandbox | null> => {
    try {
      const sandbox = await options.start(profile);
      living.add(sandbox);
      void sandbox.closed.then(() => living.delete(sandbox));
      if (stopped) {
        sandbox.kill();
      }
      return (await sandbox.ready) ? sandbox : null;
    } catch (error) {
      options.onError(error);
      return null;
    }
  };

  const start = (profile: Profile): Promise<Sandbox | null> => {
    if (stopped) {
      return Promise.resolve(null);
    }
    const started = startOne(profile);
    starting.add(started);
    void started.then(() => starting.delete(started));
    return started;
  };

  const newShelf = (profile: Profile, target: number) => {
    const shelf = createShelf({ profile, target, start });
    shelves.set(profileKey(profile), shelf);
    return shelf;
  };

  /** Room for one more: there is, or one that nobody has used of late gives way. */
  const makeRoom = (): boolean => {
    if (shelves.size < options.profiles + options.basic.length) {
      return true;
    }
    const before = Date.now() - RECENT_MS;
    for (const [key, shelf] of shelves) {
      if (!isBasic(shelf.profile) && (lastUse.get(key) ?? 0) < before) {
        shelf.clear();
        shelves.delete(key);
        return true;
      }
    }
    return false;
  };

  const isBasic = (profile: Profile) =>
    options.basic.some((basic) => profileKey(basic) === profileKey(profile));

  const recycle = () => {
    const before = Date.now() - options.idleMs;
    for (const [key, usedAt] of lastUse) {
      if (usedAt < before) {
        lastUse.delete(key);
      }
    }
    for (const [key, shelf] of shelves) {
      if (!isBasic(shelf.profile) && !lastUse.has(key)) {
        shelf.clear();
        shelves.delete(key);
      } else {
        shelf.replaceOlderThan(before);
      }
    }
  };

  for (const profile of options.basic) {
    newShelf(profile, options.each).fill();
  }
  const timer = setInterval(recycle, RECYCLE_EVERY_MS);
  timer.unref();

  return {
    async take(profile) {
      const own = shelves.get(profileKey(profile));
      // Without packages the basic one will do: what it has not imported yet, it imports then.
      const other =
        profile.set === null ? shelves.get(profileKey(basicProfile(profile.language))) : undefined;
      own?.raise(options.each);
      return (await own?.take()) ?? (await other?.take()) ?? (await start(profile));
    },
    refill(profile) {
      const key = profileKey(profile);
      const known = lastUse.has(key);
      lastUse.set(key, Date.now());
      if (!shelves.has(key) && known && makeRoom()) {
        newShelf(profile, 1);
      }
      const fill = () => {
        for (const shelf of stopped ? [] : shelves.values()) {
          shelf.fill();
        }
      };
      const urgent = [...shelves.values()].some((shelf) => shelf.size() === 0);
      setTimeout(fill, urgent ? 0 : REFILL_DELAY_MS);
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      for (const sandbox of living) {
        sandbox.kill();
      }
      await Promise.all(starting);
      await Promise.all([...living].map((sandbox) => sandbox.closed));
    },
    idle: () => [...shelves.values()].reduce((sum, shelf) => sum + shelf.size(), 0),
  };
};
