'use client';

import { Search } from 'lucide-react';
import dynamic from 'next/dynamic';
import { type ReactNode, useState } from 'react';
import { AccountMenu, ThemeMenu } from '@/components/shell/account-menu';
import { ApiChips } from '@/components/shell/api-chips';
import { Navigation } from '@/components/shell/navigation';
import { OfflineNotice } from '@/components/shell/offline-notice';
import { isTyping, useGlobalKeys } from '@/components/shell/shortcuts';
import { WorkspaceSwitcher } from '@/components/shell/workspace-switcher';
import { Button } from '@/components/ui/button';
import { Kbd } from '@/components/ui/kbd';

const CommandPalette = dynamic(
  () => import('@/components/shell/command-palette').then((loaded) => loaded.CommandPalette),
  { ssr: false },
);
const ShortcutsDialog = dynamic(
  () => import('@/components/shell/shortcuts-dialog').then((loaded) => loaded.ShortcutsDialog),
  { ssr: false },
);

type Opened = 'palette' | 'shortcuts' | null;

const FRAME =
  '[--shell-bottom:3rem] [--shell-left:0rem] [--shell-top:3rem] md:[--shell-bottom:0rem] md:[--shell-left:12rem]';

/**
 * What stands around every page. The window scrolls; a page that fills the rest of it or sticks below the bar reckons
 * with `--shell-top` and `--shell-bottom`, the heights taken above and below.
 */
export function Shell({ children }: { children: ReactNode }) {
  const [opened, setOpened] = useState<Opened>(null);
  const close = () => setOpened(null);
  useGlobalKeys((event) => {
    if (
      event.key.toLowerCase() === 'k' &&
      (event.metaKey || event.ctrlKey) &&
      !event.shiftKey &&
      !event.altKey
    ) {
      setOpened((now) => (now === 'palette' ? null : 'palette'));
      return true;
    }
    if (event.key === '?' && !event.metaKey && !event.ctrlKey && !isTyping(event.target)) {
      setOpened('shortcuts');
      return true;
    }
    return false;
  });
  return (
    <div className={`${FRAME} min-h-dvh pb-(--shell-bottom) pl-(--shell-left)`}>
      <a
        href="#content"
        className="fixed top-2 left-2 z-60 -translate-y-16 rounded bg-accent px-3 py-1.5 font-medium text-on-accent focus-visible:translate-y-0"
      >
        Skip to content
      </a>
      <Navigation />
      <header className="sticky top-0 z-20 flex h-(--shell-top) items-center gap-1 border-b bg-surface px-2">
        <WorkspaceSwitcher />
        <div className="ml-auto flex min-w-0 items-center gap-1">
          <ApiChips />
          <Button
            look="quiet"
            onClick={() => setOpened('palette')}
            icon={<Search aria-hidden className="size-4" />}
            aria-label="Open the command palette"
            aria-keyshortcuts="Meta+K Control+K"
            className="max-sm:w-8 max-sm:px-0"
          >
            <span className="hidden sm:inline">
              <Kbd keys="Mod+K" />
            </span>
          </Button>
          <ThemeMenu />
          <AccountMenu onShortcuts={() => setOpened('shortcuts')} />
        </div>
      </header>
      <OfflineNotice />
      <main id="content" tabIndex={-1} className="outline-none">
        {children}
      </main>
      {opened === 'palette' && <CommandPalette onClose={close} onShortcuts={() => setOpened('shortcuts')} />}
      {opened === 'shortcuts' && <ShortcutsDialog open onOpenChange={close} />}
    </div>
  );
}
