import {
  editorTheme,
  THEME_TOKENS,
  type ThemeToken,
  type ThemeTokens,
} from '@/components/editor/editor-theme';
import { editor } from '@/components/editor/monaco';

export const EDITOR_THEME = 'toolroom';

/** The build shortens colours (`#fff`, `tan`), Monaco takes `#rrggbb` only, and a canvas writes any of them like that. */
function readTokens(): ThemeTokens {
  const style = getComputedStyle(document.documentElement);
  const canvas = document.createElement('canvas').getContext('2d');
  const colourOf = (token: ThemeToken) => {
    const written = style.getPropertyValue(`--${token}`).trim();
    if (!canvas) {
      return written;
    }
    canvas.fillStyle = written;
    return String(canvas.fillStyle);
  };
  return Object.fromEntries(THEME_TOKENS.map((token) => [token, colourOf(token)])) as ThemeTokens;
}

/** Draws every editor in the colours of the page, now and whenever these change. Returns what ends it. */
export function followTheme(): () => void {
  const apply = () => {
    editor.defineTheme(EDITOR_THEME, editorTheme(readTokens()));
    editor.setTheme(EDITOR_THEME);
  };
  const system = matchMedia('(prefers-color-scheme: dark)');
  const chosen = new MutationObserver(apply);
  system.addEventListener('change', apply);
  chosen.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  apply();
  return () => {
    system.removeEventListener('change', apply);
    chosen.disconnect();
  };
}
