import type * as monaco from 'monaco-editor/editor';
import { EDITOR_THEME } from '@/components/editor/follow-theme';
import { editor } from '@/components/editor/monaco';

/** Shared by the editor and the diff. The font is the one the host element has in the page. */
export function editorOptions(
  host: HTMLElement,
): monaco.editor.IEditorOptions & monaco.editor.IGlobalEditorOptions {
  return {
    theme: EDITOR_THEME,
    automaticLayout: true,
    fixedOverflowWidgets: true,
    editContext: true,
    fontFamily: getComputedStyle(host).fontFamily,
    fontSize: 13,
    lineHeight: 20,
    fontLigatures: false,
    minimap: { enabled: false },
    stickyScroll: { enabled: false },
    occurrencesHighlight: 'singleFile',
    renderLineHighlight: 'line',
    renderLineHighlightOnlyWhenFocus: true,
    scrollBeyondLastLine: false,
    overviewRulerLanes: 2,
    overviewRulerBorder: false,
    hideCursorInOverviewRuler: true,
    lineNumbersMinChars: 3,
    padding: { top: 8, bottom: 8 },
    scrollbar: { verticalScrollbarSize: 12, horizontalScrollbarSize: 12, alwaysConsumeMouseWheel: false },
    cursorBlinking: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'solid' : 'blink',
    wordBasedSuggestions: 'currentDocument',
  };
}

/** Monaco measures characters when it starts; a web font that comes later has other widths. */
export function measureAgainWithFont(host: HTMLElement): void {
  const { fontFamily } = getComputedStyle(host);
  document.fonts.load(`13px ${fontFamily}`).then(
    () => editor.remeasureFonts(),
    () => undefined,
  );
}
