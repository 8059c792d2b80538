'use client';

import { useEffect, useEffectEvent, useState } from 'react';

const SECOND_MS = 1_000;

/**
 * Whole seconds left of `seconds`, counted anew for each `about`; then calls `onEnd` once. Null: nothing to wait for.
 */
export const useCountdown = (about: unknown, seconds: number | null, onEnd: () => void): number | null => {
  const [counted, setCounted] = useState({ about, left: seconds });
  const left = counted.about === about ? counted.left : seconds;
  const end = useEffectEvent(onEnd);
  useEffect(() => {
    if (left === null) {
      return;
    }
    if (left <= 0) {
      end();
      return;
    }
    const timer = setTimeout(() => setCounted({ about, left: left - 1 }), SECOND_MS);
    return () => clearTimeout(timer);
  }, [about, left]);
  return left;
};
