'use client';

import { useQuery } from '@tanstack/react-query';
import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import type { WorkbenchHandle } from '@/components/tools/page/workbench';
import type { TestInputsOwner } from '@/components/tools/test/use-test-inputs';
import { TEST_TAB } from '@/components/tools/test/use-test-tab';
import { announce } from '@/components/ui/live-region';
import { showToast } from '@/components/ui/toast';
import type { JsonObject } from '@/lib/contract/json';
import type { Run } from '@/lib/contract/run';
import { problemOf } from '@/lib/queries/fetch-json';
import { runQuery } from '@/lib/queries/run';

/** Opens the Test tab with the arguments of a run, when the page's address names one. */
export function useGivenRun(
  runId: string | null,
  filled: TestInputsOwner,
  workbench: RefObject<WorkbenchHandle | null>,
): void {
  const { data, error } = useQuery({ ...runQuery(runId ?? ''), enabled: runId !== null });
  const show = useEffectEvent(() => workbench.current?.show(TEST_TAB));
  const take = useEffectEvent((run: Run) => {
    filled.take(run.arguments as JsonObject, { id: run.id, createdAt: run.created_at });
    announce('The arguments of the run are filled in');
  });
  useEffect(() => {
    if (runId !== null) {
      show();
    }
  }, [runId]);
  useEffect(() => {
    if (data) {
      take(data);
    }
  }, [data]);
  const isTheirs = filled.origin !== null && filled.origin.id === data?.id;
  const wereTheirs = useRef(false);
  useEffect(() => {
    if (isTheirs) {
      wereTheirs.current = true;
    } else if (wereTheirs.current) {
      // Changed or put back, they are no longer that run's: a reload brings what was filled in last.
      wereTheirs.current = false;
      window.history.replaceState(null, '', window.location.pathname);
    }
  }, [isTheirs]);
  useEffect(() => {
    if (error) {
      showToast({
        tone: 'error',
        title: 'The arguments of the run could not be read',
        description: problemOf(error).message,
      });
    }
  }, [error]);
}
