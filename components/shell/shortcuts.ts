'use client';

import { useEffect, useEffectEvent } from 'react';

/** What the keyboard can do, as the shortcuts dialog lists it. */
export const SHORTCUTS: readonly { group: string; entries: readonly { keys: string; does: string }[] }[] = [
  {
    group: 'Everywhere',
    entries: [
      { keys: 'Mod+K', does: 'Open the command palette' },
      { keys: '?', does: 'Show keyboard shortcuts' },
      { keys: 'Esc', does: 'Close what is open' },
    ],
  },
  { group: 'Tools', entries: [{ keys: '/', does: 'Search tools' }] },
  { group: 'Runs', entries: [{ keys: '/', does: 'Choose whose runs to show' }] },
  {
    group: 'Tool',
    entries: [
      { keys: 'Mod+S', does: 'Save' },
      { keys: 'Mod+Enter', does: 'Run the test' },
      { keys: 'F8', does: 'Go to the next problem in the code' },
      { keys: 'Ctrl+M', does: 'Let Tab leave the code editor (Ctrl+Shift+M on macOS)' },
    ],
  },
];

/** True where a key types a character: there single-key shortcuts stay quiet. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('input, textarea, select, [contenteditable="true"], [role="textbox"]') !== null;

/** Calls `onKey` for the ones it knows before anything else on the page sees them; true means it was taken. */
export const useGlobalKeys = (onKey: (event: KeyboardEvent) => boolean): void => {
  const handle = useEffectEvent((event: KeyboardEvent) => {
    if (onKey(event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => handle(event);
    window.addEventListener('keydown', listener, true);
    return () => window.removeEventListener('keydown', listener, true);
  }, []);
};
