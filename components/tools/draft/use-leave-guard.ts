'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useState } from 'react';
import { guardLeaving } from '@/components/shell/leaving';

/** The part of the Navigation API that lets a page hold the Back button; browsers without it go back at once. */
type Traversal = Event & {
  readonly navigationType: string;
  readonly destination: { readonly key: string };
};
type NavigationApi = EventTarget & { traverseTo(key: string): unknown };

const navigationApi = (): NavigationApi | null => {
  const api: unknown = 'navigation' in window ? window.navigation : null;
  return api instanceof EventTarget && 'traverseTo' in api ? (api as NavigationApi) : null;
};

const isPlainClick = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

/** Where a click leads inside the dashboard, or null when it stays here or opens elsewhere. */
function destinationOf(event: MouseEvent): string | null {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (!(link instanceof HTMLAnchorElement) || !isPlainClick(event) || event.defaultPrevented) {
    return null;
  }
  const { origin, pathname, search, hash } = new URL(link.href, window.location.href);
  const elsewhere = origin !== window.location.origin || link.target === '_blank' || link.download !== '';
  return elsewhere || pathname === window.location.pathname ? null : `${pathname}${search}${hash}`;
}

export type LeaveQuestion = { readonly leave: () => void; readonly stay: () => void };

/**
 * Asks before the page is left while `unsaved`: closing or reloading, links, the Back button, and whatever the shell
 * does by code. Not null while the question is open.
 */
export function useLeaveGuard(unsaved: boolean): LeaveQuestion | null {
  const router = useRouter();
  const [go, setGo] = useState<{ go: () => void } | null>(null);
  const [agreed, setAgreed] = useState(false);
  const asks = unsaved && !agreed;

  const ask = useEffectEvent((way: () => void) => setGo({ go: way }));
  const follow = useEffectEvent((href: string) => setGo({ go: () => router.push(href) }));

  useEffect(() => {
    if (!asks) {
      return;
    }
    const onClose = (event: BeforeUnloadEvent) => event.preventDefault();
    const onClick = (event: MouseEvent) => {
      const href = destinationOf(event);
      if (href !== null) {
        event.preventDefault();
        event.stopPropagation();
        follow(href);
      }
    };
    const navigation = navigationApi();
    const onNavigate = (event: Event) => {
      const { navigationType, destination, cancelable } = event as Traversal;
      if (navigationType === 'traverse' && cancelable) {
        event.preventDefault();
        ask(() => navigation?.traverseTo(destination.key));
      }
    };
    const stopGuarding = guardLeaving((way) => ask(way));
    window.addEventListener('beforeunload', onClose);
    window.addEventListener('click', onClick, true);
    navigation?.addEventListener('navigate', onNavigate);
    return () => {
      stopGuarding();
      window.removeEventListener('beforeunload', onClose);
      window.removeEventListener('click', onClick, true);
      navigation?.removeEventListener('navigate', onNavigate);
    };
  }, [asks]);

  useEffect(() => {
    if (agreed && go) {
      setGo(null);
      go.go();
    }
  }, [agreed, go]);

  if (go === null || agreed) {
    return null;
  }
  return { leave: () => setAgreed(true), stay: () => setGo(null) };
}
