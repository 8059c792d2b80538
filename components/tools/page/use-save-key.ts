'use client';

import { useGlobalKeys } from '@/components/shell/shortcuts';

/** ⌘S or Ctrl+S wherever the focus is, the code editor included; the browser's own dialog never opens. */
export function useSaveKey(onSave: () => void): void {
  useGlobalKeys((event) => {
    const isSave =
      event.key.toLowerCase() === 's' && (event.metaKey || event.ctrlKey) && !event.shiftKey && !event.altKey;
    if (isSave && !event.repeat) {
      onSave();
    }
    return isSave;
  });
}
