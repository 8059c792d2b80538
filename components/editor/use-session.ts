'use client';

import { type RefObject, useEffectEvent, useLayoutEffect, useRef } from 'react';

/**
 * Keeps one session of Monaco open in `host` for as long as the component is there. Effects that tell it of changes
 * come after this one.
 */
export function useSession<Session extends { close: () => void }>(
  open: (element: HTMLElement) => Session,
): { host: RefObject<HTMLDivElement | null>; session: RefObject<Session | null> } {
  const host = useRef<HTMLDivElement>(null);
  const session = useRef<Session>(null);
  const openNow = useEffectEvent(open);
  useLayoutEffect(() => {
    if (!host.current) {
      return;
    }
    const opened = openNow(host.current);
    session.current = opened;
    return () => {
      session.current = null;
      opened.close();
    };
  }, []);
  return { host, session };
}
