import { describe, expect, it } from 'vitest';
import { editorTheme, isDark, THEME_TOKENS, type ThemeTokens } from '@/components/editor/editor-theme';
import { contrast, DARK, LIGHT, laidOver } from '@/components/ui/testing/colours';

const tokens = (own: Partial<ThemeTokens>): ThemeTokens => ({
  ...(Object.fromEntries(THEME_TOKENS.map((token) => [token, '#777777'])) as ThemeTokens),
  ...own,
});

describe('editorTheme', () => {
  it('is built on the dark or the light theme of Monaco by the surface alone', () => {
    expect(editorTheme(tokens({ surface: '#121417' })).base).toBe('vs-dark');
    expect(editorTheme(tokens({ surface: '#f9fafb' })).base).toBe('vs');
    expect(isDark({ surface: '#7f7f7f' })).toBe(true);
  });

  it('draws code in the tokens of the page', () => {
    const theme = editorTheme(tokens({ accent: '#3f49a4', 'surface-raised': '#ffffff' }));
    expect(theme.rules).toContainEqual({ token: 'keyword', foreground: '3f49a4' });
    expect(theme.colors['editor.background']).toBe('#ffffff');
  });

  it('writes an opacity as two more hexadecimal digits', () => {
    const theme = editorTheme(tokens({ accent: '#3f49a4', line: '#dee0e4' }));
    expect(theme.colors['editor.selectionBackground']).toBe('#3f49a43d');
    expect(theme.colors['editorOverviewRuler.border']).toBe('#dee0e400');
  });

  it('gives Monaco no colour it cannot read', () => {
    for (const colour of Object.values(editorTheme(tokens({})).colors)) {
      expect(colour).toMatch(/^#[0-9a-f]{6}([0-9a-f]{2})?$/);
    }
  });
});

const GROUNDS = [
  'editor.background',
  'editor.lineHighlightBackground',
  'editor.selectionBackground',
  'editor.inactiveSelectionBackground',
  'editor.selectionHighlightBackground',
  'editor.wordHighlightBackground',
  'editor.wordHighlightStrongBackground',
  'editor.findMatchBackground',
  'editor.findMatchHighlightBackground',
  'editor.hoverHighlightBackground',
  'editor.foldBackground',
];

describe.each([
  ['light', LIGHT],
  ['dark', DARK],
])('code in the %s theme', (_, tokens) => {
  const { rules, colors } = editorTheme(tokens as ThemeTokens);
  const background = colors['editor.background'] ?? '';

  it.each(GROUNDS)('is readable on %s, whatever it is', (name) => {
    const ground = laidOver(colors[name] ?? '', background);
    for (const { token, foreground } of rules) {
      expect(contrast(`#${foreground}`, ground), token).toBeGreaterThanOrEqual(4.5);
    }
  });
});
