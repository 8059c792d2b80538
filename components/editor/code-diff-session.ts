import type { CodeLanguage } from '@/components/editor/code-language';
import { editorOptions, measureAgainWithFont } from '@/components/editor/editor-options';
import { followTheme } from '@/components/editor/follow-theme';
import { editor } from '@/components/editor/monaco';
import { addTabToggle } from '@/components/editor/tab-toggle';

export type CodeDiffStart = {
  original: string;
  modified: string;
  language: CodeLanguage;
  onChange: (modified: string) => void;
};

const INLINE_BELOW_PX = 900;

/** One open diff, without React. */
export function openCodeDiff(host: HTMLElement, start: CodeDiffStart) {
  const stopFollowing = followTheme();
  const original = editor.createModel(start.original, start.language);
  const modified = editor.createModel(start.modified, start.language);
  const instance = editor.createDiffEditor(host, {
    ...editorOptions(host),
    originalEditable: false,
    renderSideBySideInlineBreakpoint: INLINE_BELOW_PX,
    // Indentation is meaning in Python.
    ignoreTrimWhitespace: false,
    hideUnchangedRegions: { enabled: true },
    renderOverviewRuler: false,
    renderGutterMenu: false,
  });
  instance.setModel({ original, modified });
  addTabToggle(instance.getModifiedEditor());
  measureAgainWithFont(host);

  let known = start.modified;
  modified.onDidChangeContent(() => {
    const text = modified.getValue();
    if (text !== known) {
      known = text;
      start.onChange(text);
    }
  });

  return {
    setTexts: (texts: { original: string; modified: string }) => {
      if (texts.original !== original.getValue()) {
        original.setValue(texts.original);
      }
      if (texts.modified !== known) {
        known = texts.modified;
        modified.setValue(texts.modified);
      }
    },
    setLanguage: (language: CodeLanguage) => {
      editor.setModelLanguage(original, language);
      editor.setModelLanguage(modified, language);
    },
    setOptions: ({
      editable,
      labels,
    }: {
      editable: boolean;
      labels: { original: string; modified: string };
    }) => {
      instance.updateOptions({ readOnly: !editable });
      instance.getOriginalEditor().updateOptions({ ariaLabel: labels.original });
      instance.getModifiedEditor().updateOptions({ ariaLabel: labels.modified });
    },
    close: () => {
      stopFollowing();
      instance.dispose();
      original.dispose();
      modified.dispose();
    },
  };
}
