import { useSyncExternalStore } from 'react';

type Loaded<Value> = { status: 'idle' | 'loading' | 'failed' } | { status: 'ready'; value: Value };

/**
 * A part of the program that the browser fetches when it is first shown, or earlier by `preload`. Unlike React.lazy it
 * can fail and be tried again in place, and does not hold the finished part back for the sake of a calm screen.
 */
export function lazyModule<Value>(load: () => Promise<Value>) {
  let current: Loaded<Value> = { status: 'idle' };
  const listeners = new Set<() => void>();

  const become = (next: Loaded<Value>) => {
    current = next;
    for (const listener of listeners) {
      listener();
    }
  };

  const preload = () => {
    if (current.status === 'idle' || current.status === 'failed') {
      become({ status: 'loading' });
      load().then(
        (value) => become({ status: 'ready', value }),
        () => become({ status: 'failed' }),
      );
    }
  };

  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    if (current.status === 'idle') {
      preload();
    }
    return () => listeners.delete(listener);
  };

  /** Calls back once, when the first attempt has ended either way; at once when it has. Returns what calls that off. */
  const onceSettled = (then: () => void): (() => void) => {
    const isSettled = () => current.status === 'ready' || current.status === 'failed';
    const listener = () => {
      if (isSettled()) {
        listeners.delete(listener);
        then();
      }
    };
    listeners.add(listener);
    listener();
    return () => listeners.delete(listener);
  };

  const ON_SERVER: Loaded<Value> = { status: 'loading' };
  return {
    preload,
    onceSettled,
    useLoaded: (): Loaded<Value> =>
      useSyncExternalStore(
        subscribe,
        () => current,
        () => ON_SERVER,
      ),
  };
}
