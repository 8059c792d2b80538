'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useReducer, useRef } from 'react';
import { IDLE, reduceTestRun, spoken, type TestRun } from '@/components/tools/test/test-run';
import { useCalmRun } from '@/components/tools/test/use-calm-run';
import { announce } from '@/components/ui/live-region';
import type { ClientProblem } from '@/lib/contract/problem';
import type { Arguments, RunDraftBody } from '@/lib/contract/run';
import type { Tool } from '@/lib/contract/tool';
import { keys } from '@/lib/queries/keys';
import { runDraft, runSaved } from '@/lib/queries/run-draft';

export type TestRunOwner = {
  readonly run: TestRun;
  /** What is to be seen of it. */
  readonly shown: TestRun;
  readonly runDraft: (body: RunDraftBody) => void;
  readonly runSaved: (tool: Tool, args: Arguments) => void;
  /** Says why nothing was run. */
  readonly refuse: (problem: ClientProblem) => void;
  readonly cancel: () => void;
};

/** The one run of the page. It ends with the page: whoever leaves no longer waits for it. */
export function useTestRun(): TestRunOwner {
  const queries = useQueryClient();
  const [run, dispatch] = useReducer(reduceTestRun, IDLE);
  const ending = useRef<AbortController | null>(null);
  useEffect(() => () => ending.current?.abort(), []);

  const words = spoken(run);
  useEffect(() => {
    if (words !== null) {
      announce(words);
    }
  }, [words]);

  const begin = (code: string, saved: boolean): AbortSignal => {
    ending.current?.abort();
    ending.current = new AbortController();
    dispatch({ kind: 'asked', code, saved });
    return ending.current.signal;
  };
  const settle = () => {
    ending.current = null;
    void queries.invalidateQueries({ queryKey: keys.runs.all });
  };

  const askDraft = async (body: RunDraftBody) => {
    const signal = begin(body.code, false);
    const outcome = await runDraft(body, {
      signal,
      onEvents: (events) => {
        if (!signal.aborted) {
          dispatch({ kind: 'heard', events, atMs: Date.now() });
        }
      },
    });
    if (signal.aborted) {
      return;
    }
    if (!outcome.ok) {
      dispatch({ kind: 'failed', problem: outcome.problem });
      void queries.invalidateQueries({ queryKey: keys.sandbox });
    }
    settle();
  };

  const askSaved = async (tool: Tool, args: Arguments) => {
    const signal = begin(tool.code, true);
    const outcome = await runSaved(tool.id, tool.workspace_id, args, signal);
    if (signal.aborted) {
      return;
    }
    dispatch(
      outcome.ok
        ? { kind: 'answered', answer: outcome.value, version: tool.version }
        : { kind: 'failed', problem: outcome.problem },
    );
    settle();
  };

  return {
    run,
    shown: useCalmRun(run),
    runDraft: (body) => void askDraft(body),
    runSaved: (tool, args) => void askSaved(tool, args),
    refuse: (problem) => dispatch({ kind: 'failed', problem }),
    cancel: () => {
      dispatch({ kind: 'cancelled' });
      ending.current?.abort();
      settle();
    },
  };
}
