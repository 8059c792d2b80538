'use client';

import { createContext, use, useEffect, useState } from 'react';

/** The open dialog that menus, popovers and tooltips inside it belong to. */
export const FloatContext = createContext<HTMLElement | null>(null);

/**
 * Where floating things are put: into the dialog they were opened from, since the rest of the page is out of reach
 * then, else into the page's main landmark, so that no content stands outside of one. The landmark is looked for once
 * the page is in place: while it is drawn, that of the page before may still be there.
 */
export const useFloatContainer = (): { container?: HTMLElement } => {
  const dialog = use(FloatContext);
  const [main, setMain] = useState<HTMLElement | null>(null);
  useEffect(() => setMain(document.querySelector('main')), []);
  const container = dialog ?? main;
  return container ? { container } : {};
};
