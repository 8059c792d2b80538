/** Monaco's own keys for it, which differ on macOS because ⌘M minimises the window. */
export const onApple = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform);

/** What the Tab key does in the editor now, and the keys that change it. */
export function tabKeys(movesFocus: boolean): { keys: string; hint: string; sentence: string } {
  const keys = onApple() ? 'Ctrl+Shift+M' : 'Ctrl+M';
  return movesFocus
    ? { keys, hint: 'lets Tab indent', sentence: `Tab leaves the editor; ${keys} lets it indent.` }
    : { keys, hint: 'lets Tab leave', sentence: `Tab indents; ${keys} lets it leave the editor.` };
}
