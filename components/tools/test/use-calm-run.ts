'use client';

import { useEffect, useState } from 'react';
import type { TestRun } from '@/components/tools/test/test-run';

/** A warm run is over sooner than this. */
const SOON_MS = 200;

/**
 * The run as it is shown: of one that has only just begun nothing is, so that a run of milliseconds goes from outcome
 * to outcome without a flash of progress in between.
 */
export function useCalmRun(run: TestRun): TestRun {
  const going = run.kind === 'going';
  const [late, setLate] = useState(false);
  const [last, setLast] = useState<TestRun>(run);
  if (!going && last !== run) {
    setLast(run);
  }
  useEffect(() => {
    if (!going) {
      setLate(false);
      return;
    }
    const timer = setTimeout(() => setLate(true), SOON_MS);
    return () => clearTimeout(timer);
  }, [going]);
  return going && !late ? last : run;
}
