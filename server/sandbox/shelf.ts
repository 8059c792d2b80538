import type { SandboxProcess } from './launcher';
import type { Profile } from './profile';

export type Shelf<Sandbox> = {
  profile: Profile;
  /** The one that has waited longest; null when none waits. */
  take(): Promise<Sandbox | null>;
  fill(): void;
  /** More shall wait, when none waits now. */
  raise(most: number): void;
  replaceOlderThan(time: number): void;
  clear(): void;
  size(): number;
};

type Place<Sandbox> = { sandbox: Promise<Sandbox | null>; since: number };

/** Sandboxes of one profile that wait, and those that are just being started. */
export const createShelf = <Sandbox extends SandboxProcess>(options: {
  profile: Profile;
  /** How many shall wait. */
  target: number;
  /** Answers when it is ready, with null when it could not be started. */
  start(profile: Profile): Promise<Sandbox | null>;
}): Shelf<Sandbox> => {
  let target = options.target;
  let places: Place<Sandbox>[] = [];

  const remove = (place: Place<Sandbox>) => {
    places = places.filter((other) => other !== place);
  };

  const add = () => {
    const place = { sandbox: options.start(options.profile), since: Date.now() };
    places.push(place);
    void place.sandbox.then((sandbox) => {
      if (sandbox === null) {
        remove(place);
      } else {
        void sandbox.closed.then(() => remove(place));
      }
    });
  };

  const discard = (place: Place<Sandbox>) => {
    remove(place);
    void place.sandbox.then((sandbox) => sandbox?.kill());
  };

  const fill = () => {
    while (places.length < target) {
      add();
    }
  };

  return {
    profile: options.profile,
    async take() {
      for (let place = places.shift(); place; place = places.shift()) {
        const sandbox = await place.sandbox;
        if (sandbox?.isOpen()) {
          return sandbox;
        }
      }
      return null;
    },
    fill,
    raise(most) {
      if (places.length === 0) {
        target = Math.min(most, target + 1);
      }
    },
    replaceOlderThan(time) {
      for (const place of places.filter(({ since }) => since < time)) {
        discard(place);
      }
      fill();
    },
    clear() {
      target = 0;
      for (const place of places) {
        discard(place);
      }
    },
    size: () => places.length,
  };
};
