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
    <p role="status" className="flex items-center gap-2 border-b bg-stale-soft px-4 py-1.5 text-ink text-sm">
      <WifiOff aria-hidden className="size-4 shrink-0 text-stale" />
      The connection is lost. What you type is kept on this machine; this goes away when it is back.
    </p>
  );
}
