'use client';

import { useEffect, useState } from 'react';

const TICK_MS = 20_000;

/** The time, for "3 minutes ago": it goes on by itself, in calm steps. */
export const useNow = (): number => {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
};
