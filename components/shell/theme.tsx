'use client';

import { createContext, type ReactNode, use, useSyncExternalStore } from 'react';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const COOKIE = 'toolroom-theme';
const YEAR_IN_SECONDS = 365 * 24 * 60 * 60;

const listeners = new Set<() => void>();
const ArrivedWith = createContext<Theme>('system');

/** Hands down the theme that the page was rendered with on the server. */
export function ThemeProvider({ theme, children }: { theme: Theme; children: ReactNode }) {
  return <ArrivedWith value={theme}>{children}</ArrivedWith>;
}

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

/** What the operator chose. */
export const useTheme = (): Theme => {
  const arrivedWith = use(ArrivedWith);
  return useSyncExternalStore(subscribe, currentTheme, () => arrivedWith);
};
