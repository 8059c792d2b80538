import { preloadCodeEditor } from '@/components/editor/lazy-code-editor';

/**
 * Monaco, Radix and the toasts write `<style>` elements. The policy takes only those with the page's nonce, so every
 * one made from here on carries it. Runs before anything else of the page.
 */
const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;

if (nonce) {
  const createElement = Document.prototype.createElement;
  Document.prototype.createElement = function createWithNonce(
    this: Document,
    name: string,
    options?: ElementCreationOptions,
  ) {
    const element = createElement.call(this, name, options);
    if (element instanceof HTMLStyleElement) {
      element.nonce = nonce;
    }
    return element;
  } as typeof createElement;
}

// The pages of a tool are nothing without the editor: it is on its way before the page itself has been drawn.
if (location.pathname.startsWith('/tools/')) {
  preloadCodeEditor();
}
