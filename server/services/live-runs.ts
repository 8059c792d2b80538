/** Why a run was ended from outside. */
export type CancelCause = 'asked' | 'caller-gone' | 'stopping';

type LiveRun = { workspaceId: string; controller: AbortController; over: Promise<void> };

/** The runs of this server that are under way, each with a way to end it. */
export const createLiveRuns = () => {
  const live = new Map<string, LiveRun>();
  let stopping = false;

  return {
    isStopping: (): boolean => stopping,

    ids: (): string[] => [...live.keys()],

    workspaceOf: (id: string): string | null => live.get(id)?.workspaceId ?? null,

    /** Its signal's reason is the cause. `over` must be called, whatever becomes of it. */
    begin: (id: string, workspaceId: string, callerGone: AbortSignal) => {
      const controller = new AbortController();
      const leave = () => controller.abort('caller-gone' satisfies CancelCause);
      callerGone.addEventListener('abort', leave, { once: true });
      if (callerGone.aborted) {
        leave();
      }
      let resolve: () => void = () => undefined;
      const over = new Promise<void>((done) => {
        resolve = done;
      });
      live.set(id, { workspaceId, controller, over });
      return {
        signal: controller.signal,
        over: () => {
          callerGone.removeEventListener('abort', leave);
          live.delete(id);
          resolve();
        },
      };
    },

    /** False when this server does not run it. */
    cancel: (id: string): boolean => {
      const run = live.get(id);
      run?.controller.abort('asked' satisfies CancelCause);
      return run !== undefined;
    },

    /** Ends all of them and takes no more. Resolves when the last is written down. */
    stop: async (): Promise<void> => {
      stopping = true;
      const running = [...live.values()];
      for (const { controller } of running) {
        controller.abort('stopping' satisfies CancelCause);
      }
      await Promise.all(running.map(({ over }) => over));
    },
  };
};

export type LiveRuns = ReturnType<typeof createLiveRuns>;
