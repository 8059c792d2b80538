'use client';

import { useGlobalKeys } from '@/components/shell/shortcuts';

/** ⌘Enter or Ctrl+Enter wherever the focus is, the code editor included; not while a dialog asks something. */
export function useRunKey(onRun: () => void): void {
  useGlobalKeys((event) => {
    const isRun =
      event.key === 'Enter' && (event.metaKey || event.ctrlKey) && !event.shiftKey && !event.altKey;
    if (!isRun || document.querySelector('[role="dialog"], [role="alertdialog"]') !== null) {
      return false;
    }
    if (!event.repeat) {
      onRun();
    }
    return true;
  });
}
