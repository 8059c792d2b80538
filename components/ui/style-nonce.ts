import { setNonce } from 'get-nonce';

/**
 * A dialog stops the page behind it from scrolling with a style element of its own; under the content security policy
 * that element needs the page's nonce. Scripts carry it, and the browser tells it only to scripts already running.
 */
export function adoptStyleNonce(): void {
  const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
  if (nonce) {
    setNonce(nonce);
  }
}
