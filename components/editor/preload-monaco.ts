import { preloadModule } from 'react-dom';
import { MONACO_ADDRESS } from '@/components/editor/monaco-address';

/**
 * Has the page's head ask for Monaco, so that it comes beside the page's own files and not after them. For a server
 * component; `nonce` is the page's.
 */
export function preloadMonaco(nonce: string | undefined): void {
  preloadModule(MONACO_ADDRESS, { as: 'script', ...(nonce === undefined ? {} : { nonce }) });
}
