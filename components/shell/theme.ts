'use client';

import { useSyncExternalStore } from 'react';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const COOKIE = 'toolroom-theme';
const YEAR_IN_SECONDS = 365 * 24 * 60 * 60;

const listeners = new Set<() => void>();

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const currentTheme = (): Theme => {
  const { theme } = document.documentElement.dataset;
  return theme === 'light' || theme === 'dark' ? theme : 'system';
};

/** Takes effect at once, and by the cookie at the next load, before the first paint. */
export const setTheme = (theme: Theme): void => {
  const { dataset } = document.documentElement;
  if (theme === 'system') {
    delete dataset.theme;
  } else {
    dataset.theme = theme;
  }
  const age = theme === 'system' ? 0 : YEAR_IN_SECONDS;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every supported browser yet
  document.cookie = `${COOKIE}=${theme}; path=/; max-age=${age}; samesite=lax`;
  for (const listener of listeners) {
    listener();
  }
};

/** What the operator chose; `system` while rendered on the server. */
export const useTheme = (): Theme => useSyncExternalStore(subscribe, currentTheme, () => 'system');
