'use client';

import { useSyncExternalStore } from 'react';

type Announcement = { text: string; turn: number };

const SILENT: Announcement = { text: '', turn: 0 };
let current = SILENT;
const listeners = new Set<() => void>();

/** Has a screen reader say a short sentence when it is free: saved, failed, run finished. */
export function announce(text: string): void {
  current = { text, turn: current.turn + 1 };
  for (const listener of listeners) {
    listener();
  }
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Once per page. The same sentence twice is said twice: it then stands in a new element. */
export function LiveRegion() {
  const { text, turn } = useSyncExternalStore(
    subscribe,
    () => current,
    () => SILENT,
  );
  return (
    <div role="status" aria-live="polite" className="sr-only">
      <span key={turn}>{text}</span>
    </div>
  );
}
