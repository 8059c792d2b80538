'use client';

import { useCallback, useEffect, useRef } from 'react';

/** A function that stays the same and does what the newest one does, for parts that need not be drawn anew with it. */
export function useSteady<Given extends unknown[]>(
  act: (...given: Given) => void,
): (...given: Given) => void {
  const newest = useRef(act);
  useEffect(() => {
    newest.current = act;
  });
  return useCallback((...given: Given) => newest.current(...given), []);
}
