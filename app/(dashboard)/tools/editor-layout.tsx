import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { preloadMonaco } from '@/components/editor/preload-monaco';

/** Around the pages with an editor: known before anything of the tool is, so that the editor comes first. */
export async function EditorLayout({ children }: { children: ReactNode }) {
  preloadMonaco((await headers()).get('x-nonce') ?? undefined);
  return children;
}
