import type { editor } from 'monaco-editor/editor';

/** The tokens of app/globals.css that the editor is drawn with. */
export const THEME_TOKENS = [
  'surface',
  'surface-raised',
  'surface-sunken',
  'line',
  'line-strong',
  'ink',
  'ink-muted',
  'ink-faint',
  'accent',
  'accent-soft',
  'on-accent',
  'valid',
  'stale',
  'invalid',
  'focus',
] as const;

export type ThemeToken = (typeof THEME_TOKENS)[number];
export type ThemeTokens = Record<ThemeToken, string>;

/** A token with an opacity in percent, for grounds that text stands on. */
type Tint = ThemeToken | `${ThemeToken}/${number}`;

/** Every one of these stays readable on a selection and on a match; editor-theme.test.ts computes it. */
const SYNTAX: Record<string, ThemeToken> = {
  '': 'ink',
  comment: 'ink-muted',
  keyword: 'accent',
  string: 'valid',
  'string.escape': 'valid',
  'string.invalid': 'invalid',
  regexp: 'valid',
  number: 'stale',
  tag: 'accent',
  'type.identifier': 'ink',
  delimiter: 'ink-muted',
  invalid: 'invalid',
};

/** What tells a token apart where its colour alone does not. */
const STYLES: Record<string, string> = { comment: 'italic' };

const COLOURS: Record<string, Tint> = {
  foreground: 'ink',
  descriptionForeground: 'ink-muted',
  errorForeground: 'invalid',
  focusBorder: 'focus',
  'icon.foreground': 'ink-muted',
  'widget.border': 'line',
  'textLink.foreground': 'accent',
  'textLink.activeForeground': 'accent',
  'editor.background': 'surface-raised',
  'editor.foreground': 'ink',
  'editor.lineHighlightBackground': 'surface-sunken/50',
  'editor.lineHighlightBorder': 'surface-sunken/0',
  'editor.selectionBackground': 'accent/24',
  'editor.inactiveSelectionBackground': 'accent/14',
  'editor.selectionHighlightBackground': 'accent/14',
  'editor.wordHighlightBackground': 'accent/12',
  'editor.wordHighlightStrongBackground': 'accent/18',
  'editor.wordHighlightTextBackground': 'accent/12',
  'editor.findMatchBackground': 'stale/20',
  'editor.findMatchBorder': 'stale',
  'editor.findMatchHighlightBackground': 'stale/20',
  'editor.findRangeHighlightBackground': 'accent/8',
  'editor.hoverHighlightBackground': 'accent/10',
  'editor.foldBackground': 'accent/8',
  'editorCursor.foreground': 'ink',
  'editorLineNumber.foreground': 'ink-faint',
  'editorLineNumber.activeForeground': 'ink',
  'editorLineNumber.dimmedForeground': 'ink-faint',
  'editorGutter.foldingControlForeground': 'ink-muted',
  'editorIndentGuide.background1': 'line',
  'editorIndentGuide.activeBackground1': 'line-strong',
  'editorWhitespace.foreground': 'line-strong',
  'editorBracketMatch.background': 'accent-soft',
  'editorBracketMatch.border': 'accent',
  'editorBracketHighlight.foreground1': 'ink-muted',
  'editorBracketHighlight.foreground2': 'ink-muted',
  'editorBracketHighlight.foreground3': 'ink-muted',
  'editorBracketHighlight.foreground4': 'ink-muted',
  'editorBracketHighlight.foreground5': 'ink-muted',
  'editorBracketHighlight.foreground6': 'ink-muted',
  'editorBracketHighlight.unexpectedBracket.foreground': 'invalid',
  'editorUnicodeHighlight.border': 'stale',
  'editorUnicodeHighlight.background': 'stale/16',
  'editorError.foreground': 'invalid',
  'editorWarning.foreground': 'stale',
  'editorInfo.foreground': 'accent',
  'editorOverviewRuler.border': 'line/0',
  'editorOverviewRuler.errorForeground': 'invalid',
  'editorOverviewRuler.warningForeground': 'stale',
  'editorOverviewRuler.infoForeground': 'accent',
  'editorMarkerNavigation.background': 'surface',
  'editorMarkerNavigationError.background': 'invalid',
  'editorMarkerNavigationError.headerBackground': 'invalid/12',
  'editorMarkerNavigationWarning.background': 'stale',
  'editorMarkerNavigationWarning.headerBackground': 'stale/12',
  'editorMarkerNavigationInfo.background': 'accent',
  'editorMarkerNavigationInfo.headerBackground': 'accent/12',
  'editorWidget.background': 'surface-raised',
  'editorWidget.foreground': 'ink',
  'editorWidget.border': 'line',
  'editorHoverWidget.background': 'surface-raised',
  'editorHoverWidget.foreground': 'ink',
  'editorHoverWidget.border': 'line',
  'editorHoverWidget.statusBarBackground': 'surface-sunken',
  'editorSuggestWidget.background': 'surface-raised',
  'editorSuggestWidget.foreground': 'ink',
  'editorSuggestWidget.border': 'line',
  'editorSuggestWidget.selectedBackground': 'accent-soft',
  'editorSuggestWidget.selectedForeground': 'ink',
  'editorSuggestWidget.highlightForeground': 'accent',
  'editorSuggestWidget.focusHighlightForeground': 'accent',
  'list.hoverBackground': 'surface-sunken',
  'list.hoverForeground': 'ink',
  'list.focusBackground': 'accent-soft',
  'list.focusForeground': 'ink',
  'list.activeSelectionBackground': 'accent-soft',
  'list.activeSelectionForeground': 'ink',
  'list.highlightForeground': 'accent',
  'list.focusHighlightForeground': 'accent',
  'menu.background': 'surface-raised',
  'menu.foreground': 'ink',
  'menu.border': 'line',
  'menu.separatorBackground': 'line',
  'menu.selectionBackground': 'accent-soft',
  'menu.selectionForeground': 'ink',
  'quickInput.background': 'surface-raised',
  'quickInput.foreground': 'ink',
  'quickInputList.focusBackground': 'accent-soft',
  'quickInputList.focusForeground': 'ink',
  'pickerGroup.foreground': 'ink-muted',
  'pickerGroup.border': 'line',
  'keybindingLabel.background': 'surface-sunken',
  'keybindingLabel.foreground': 'ink-muted',
  'keybindingLabel.border': 'line',
  'keybindingLabel.bottomBorder': 'line',
  'input.background': 'surface',
  'input.foreground': 'ink',
  'input.border': 'line-strong',
  'input.placeholderForeground': 'ink-faint',
  'inputOption.activeBackground': 'accent-soft',
  'inputOption.activeForeground': 'ink',
  'inputOption.activeBorder': 'accent',
  'inputValidation.errorBackground': 'surface-raised',
  'inputValidation.errorForeground': 'invalid',
  'inputValidation.errorBorder': 'invalid',
  'button.background': 'accent',
  'button.foreground': 'on-accent',
  'badge.background': 'accent',
  'badge.foreground': 'on-accent',
  'scrollbar.shadow': 'line/0',
  'scrollbarSlider.background': 'ink/16',
  'scrollbarSlider.hoverBackground': 'ink/28',
  'scrollbarSlider.activeBackground': 'ink/40',
  'diffEditor.insertedLineBackground': 'valid/10',
  'diffEditor.insertedTextBackground': 'valid/18',
  'diffEditor.removedLineBackground': 'invalid/10',
  'diffEditor.removedTextBackground': 'invalid/18',
  'diffEditor.border': 'line',
  'diffEditor.diagonalFill': 'line',
  'diffEditor.unchangedRegionBackground': 'surface-sunken',
  'diffEditor.unchangedRegionForeground': 'ink-muted',
  'diffEditor.unchangedRegionShadow': 'line/0',
};

/** Monaco reads `#rrggbb` and `#rrggbbaa` only. */
function coloured(tint: Tint, tokens: ThemeTokens): string {
  const [token, percent] = tint.split('/') as [ThemeToken, string?];
  const alpha = percent === undefined ? 255 : Math.round((Number(percent) * 255) / 100);
  return `${tokens[token]}${percent === undefined ? '' : alpha.toString(16).padStart(2, '0')}`;
}

/** Dark when the surface is: whatever made it so, the choice of the operator or of the system. */
export function isDark({ surface }: Pick<ThemeTokens, 'surface'>): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    Number.parseInt(surface.slice(at, at + 2), 16),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 128;
}

/** The theme of Monaco that matches the page. */
export function editorTheme(tokens: ThemeTokens): editor.IStandaloneThemeData {
  return {
    base: isDark(tokens) ? 'vs-dark' : 'vs',
    inherit: true,
    rules: Object.entries(SYNTAX).map(([token, name]) => ({
      token,
      foreground: tokens[name].slice(1),
      ...(STYLES[token] === undefined ? {} : { fontStyle: STYLES[token] }),
    })),
    colors: Object.fromEntries(Object.entries(COLOURS).map(([name, tint]) => [name, coloured(tint, tokens)])),
  };
}
