import process from 'node:process';
import { childrenOf } from './orphans';

/** bubblewrap tells of its child within milliseconds, or ends. */
const PATIENCE_MS = 5_000;

const end = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has just ended by itself.
  }
};

/**
 * Ends a sandbox by its first process: the kernel ends all others with it, and bubblewrap collects it. Never
 * bubblewrap itself: its child would be left behind, and before it is told to go on, would wait for ever.
 */
export const createKill = (pid: number, exited: Promise<unknown>) => {
  let first: number | null = null;
  let wanted = false;
  let open = true;
  let patience: NodeJS.Timeout | undefined;
  void exited.then(() => {
    open = false;
    clearTimeout(patience);
  });

  const giveUp = () => {
    for (const left of open ? [...childrenOf(pid), pid] : []) {
      end(left);
    }
  };

  const kill = () => {
    if (open && first !== null) {
      end(first);
    } else if (open && !wanted) {
      patience = setTimeout(giveUp, PATIENCE_MS);
    }
    wanted = true;
  };

  return {
    kill,
    /** The sandbox's first process is known. */
    learn(firstProcess: number) {
      first ??= firstProcess;
      if (wanted) {
        kill();
      }
    },
    firstProcess: () => first,
    isOpen: () => open,
  };
};
