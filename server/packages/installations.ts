import type { Installer, Order, Verdict } from '@/server/packages/installer';
import { createSlots } from '@/server/packages/slots';

/** `names` are the packages being installed, `installed` how many of them are there already. */
export type Progress = { readonly names: string[]; readonly installed: number };

type ProgressListener = (progress: Progress) => void;

type Installation = {
  readonly names: readonly string[];
  readonly verdict: Promise<Verdict>;
  readonly listeners: Set<ProgressListener>;
  progress: Progress;
};

/** So many at once; each is a Python, and a pip where something is fetched. */
const CONCURRENT_MAX = 3;

/** Installs each set once, however many wait for it. */
export const createInstallations = (installer: Installer) => {
  const underWay = new Map<string, Installation>();
  // A slow index must not keep those waiting who need nothing of it.
  const whenFetching = createSlots(CONCURRENT_MAX);
  const whenLinking = createSlots(CONCURRENT_MAX);

  const begin = (order: Order): Installation => {
    const names = order.missing.map((part) => part.name);
    const inTurn = names.length > 0 ? whenFetching : whenLinking;
    const listeners = new Set<ProgressListener>();
    const onArrived = () => {
      installation.progress = {
        names,
        installed: Math.min(installation.progress.installed + 1, names.length),
      };
      for (const listener of listeners) {
        listener(installation.progress);
      }
    };
    const installation: Installation = {
      names,
      listeners,
      progress: { names, installed: 0 },
      verdict: inTurn(() => installer.install(order, onArrived)).finally(() => underWay.delete(order.set)),
    };
    underWay.set(order.set, installation);
    return installation;
  };

  return {
    /** True while an install brings this package. */
    isInstalling: (name: string): boolean => [...underWay.values()].some(({ names }) => names.includes(name)),

    /** Resolves when no install is under way any more. */
    settle: async (): Promise<void> => {
      await Promise.all([...underWay.values()].map(({ verdict }) => verdict));
    },

    /** Begins the install, or joins it. Aborting leaves it to go on: whoever comes next finds it done. */
    join: async (
      order: Order,
      { onProgress, signal }: { onProgress?: ProgressListener; signal: AbortSignal },
    ): Promise<Verdict> => {
      const { listeners, progress, verdict } = underWay.get(order.set) ?? begin(order);
      const leave = new AbortController();
      const aborted = new Promise<Verdict>((resolve) => {
        const giveUp = () => resolve('Cancelled while its packages were being installed.');
        signal.addEventListener('abort', giveUp, { once: true, signal: leave.signal });
      });
      const listener: ProgressListener = (each) => onProgress?.(each);
      listeners.add(listener);
      listener(progress);
      try {
        return await Promise.race([verdict, aborted]);
      } finally {
        listeners.delete(listener);
        leave.abort();
      }
    },
  };
};
