'use client';

import { useSyncExternalStore } from 'react';

const neverChanges = () => () => {};
const onApple = () => /Mac|iPhone|iPad/.test(navigator.platform);
const APPLE: Record<string, string> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↩' };
const OTHER: Record<string, string> = { Mod: 'Ctrl', Enter: '↵' };

/** True on macOS and iOS; false while rendered on the server. */
const useAppleKeys = (): boolean => useSyncExternalStore(neverChanges, onApple, () => false);

/** Keys joined by `+`, `Mod` being ⌘ or Ctrl: `<Kbd keys="Mod+Shift+F" />`. */
export function Kbd({ keys }: { keys: string }) {
  const names = useAppleKeys() ? APPLE : OTHER;
  return (
    <kbd className="inline-flex items-center gap-0.5 whitespace-nowrap">
      {keys.split('+').map((key) => (
        <span
          key={key}
          className="inline-flex h-5 min-w-5 items-center justify-center rounded-sm border bg-surface-sunken px-1 font-mono text-ink-muted text-xs"
        >
          {names[key] ?? key}
        </span>
      ))}
    </kbd>
  );
}
