'use client';

import { WifiOff } from 'lucide-react';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { announce } from '@/components/ui/live-region';

const subscribe = (listener: () => void) => {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
};

/** Says that the machine has no network, and goes away by itself when it has one again. */
export function OfflineNotice() {
  const online = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  const wasOnline = useRef(true);
  useEffect(() => {
    if (online !== wasOnline.current) {
      announce(online ? 'Connected again' : 'The connection is lost. What you type is kept on this machine.');
      wasOnline.current = online;
    }
  }, [online]);
  if (online) {
    return null;
  }
  return (
    <p
      role="status"
      className="fixed top-[calc(var(--shell-top)+0.5rem)] right-4 left-4 z-30 flex items-center gap-2 rounded border border-stale/30 bg-stale-soft px-3 py-2 text-ink text-sm shadow-float md:top-auto md:right-auto md:bottom-4 md:left-[calc(var(--shell-left)+1rem)]"
    >
      <WifiOff aria-hidden className="size-4 shrink-0 text-stale" />
      The connection is lost. What you type is kept on this machine; this goes away when it is back.
    </p>
  );
}
