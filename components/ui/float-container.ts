'use client';

import { createContext, use } from 'react';

/** The open dialog that menus, popovers and tooltips inside it belong to. */
export const FloatContext = createContext<HTMLElement | null>(null);

/**
 * Where floating things are put: into the dialog they were opened from, since the rest of the page is out of reach
 * then, else into the page's main landmark, so that no content stands outside of one.
 */
export const useFloatContainer = (): { container?: HTMLElement } => {
  const dialog = use(FloatContext);
  if (dialog) {
    return { container: dialog };
  }
  const main = typeof document === 'undefined' ? null : document.querySelector('main');
  return main ? { container: main } : {};
};
