/** Where the browser finds Monaco; the name changes with its content. */
export const MONACO_ADDRESS = new URL('../../dist/monaco/monaco.mjs', import.meta.url).href;
