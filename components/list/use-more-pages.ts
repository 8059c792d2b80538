'use client';

import { notifyManager } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { secondsUntilRetry } from '@/components/list/passing-problem';
import { useCountdown } from '@/components/list/use-countdown';
import type { ClientProblem } from '@/lib/contract/problem';
import { problemOf } from '@/lib/queries/fetch-json';

export type MorePages =
  | { kind: 'idle' | 'loading' }
  /** `left`: seconds until it is tried again by itself; null when only the operator can. */
  | { kind: 'failed'; problem: ClientProblem; left: number | null };

/**
 * Loads page after page with `loadNext`, one at a time, for as long as more is `wanted`. A limit or a lost line only
 * delays it.
 */
export const useMorePages = (loadNext: (signal: AbortSignal) => Promise<void>, wanted: boolean) => {
  const [state, setState] = useState<
    { kind: 'idle' | 'loading' } | { kind: 'failed'; problem: ClientProblem }
  >({
    kind: 'idle',
  });
  const reading = useRef<AbortController | null>(null);
  useEffect(() => () => reading.current?.abort(), []);

  const load = async () => {
    const controller = new AbortController();
    reading.current = controller;
    setState({ kind: 'loading' });
    try {
      await loadNext(controller.signal);
      // After the list has been drawn with the new page, so that it is known whether still more is wanted.
      notifyManager.schedule(() => setState({ kind: 'idle' }));
    } catch (error) {
      if (!controller.signal.aborted) {
        setState({ kind: 'failed', problem: problemOf(error) });
      }
    }
  };
  const retry = () => setState({ kind: 'idle' });

  const problem = state.kind === 'failed' ? state.problem : null;
  const left = useCountdown(problem, problem && secondsUntilRetry(problem), retry);
  const due = wanted && state.kind === 'idle';
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page is due when it is due, whoever renders
  useEffect(() => {
    if (due) {
      void load();
    }
  }, [due]);

  const more: MorePages = state.kind === 'failed' ? { ...state, left } : state;
  return { more, retry };
};
