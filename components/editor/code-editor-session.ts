import type * as monaco from 'monaco-editor/editor';
import { CODE_LANGUAGES, type CodeLanguage } from '@/components/editor/code-language';
import { editorOptions, measureAgainWithFont } from '@/components/editor/editor-options';
import { followTheme } from '@/components/editor/follow-theme';
import { ERROR, markersOf } from '@/components/editor/markers';
import { editor } from '@/components/editor/monaco';
import { addTabToggle, tabMovesFocus } from '@/components/editor/tab-toggle';
import { replacementBetween } from '@/components/editor/text-replacement';
import type { Finding } from '@/lib/code/finding';

/** A place in the code: from 1, columns in UTF-16 code units. */
export type CodePosition = { line: number; column: number };

/** What the status line tells of the editor. */
export type EditorView = CodePosition & { tabMovesFocus: boolean };

/** A line that something went wrong in, and what. */
export type CodeMark = { readonly line: number; readonly message: string };

export type CodeEditorStart = {
  value: string;
  language: CodeLanguage;
  onChange: (value: string) => void;
  onView: (view: EditorView) => void;
};

const MARKER_OWNER = 'toolroom';
const MARK_OWNER = 'toolroom-mark';
/** The ground of the whole line, and an edge in the margin. */
const MARKED_LINE = {
  isWholeLine: true,
  className: 'bg-invalid-soft',
  linesDecorationsClassName: 'border-l-3 border-invalid',
};

/** Tells where the cursor is and what Tab does, at once and whenever either changes. */
function tellViews(instance: monaco.editor.IStandaloneCodeEditor, onView: CodeEditorStart['onView']) {
  let told = '';
  const tellView = () => {
    const at = instance.getPosition() ?? { lineNumber: 1, column: 1 };
    const view = { line: at.lineNumber, column: at.column, tabMovesFocus: tabMovesFocus(instance) };
    const text = JSON.stringify(view);
    if (text !== told) {
      told = text;
      onView(view);
    }
  };
  instance.onDidChangeCursorPosition(tellView);
  instance.onDidChangeConfiguration(tellView);
  tellView();
}

/** One open editor, without React: what can be told to it, and how to end it. */
export function openCodeEditor(host: HTMLElement, start: CodeEditorStart) {
  const stopFollowing = followTheme();
  const model = editor.createModel(start.value, start.language);
  const indentAs = (language: CodeLanguage) => model.detectIndentation(true, CODE_LANGUAGES[language].indent);
  indentAs(start.language);
  const instance = editor.create(host, { ...editorOptions(host), model });
  measureAgainWithFont(host);
  addTabToggle(instance);
  tellViews(instance, start.onView);

  const markedLine = instance.createDecorationsCollection();

  /** The text as the page knows it: what it gave last, or what it was told last. */
  let known = start.value;
  let replacing = false;
  model.onDidChangeContent(() => {
    if (!replacing) {
      known = model.getValue();
      start.onChange(known);
    }
  });

  const replaceText = (value: string) => {
    const change = replacementBetween(model.getValue(), value);
    if (!change) {
      return;
    }
    const from = model.getPositionAt(change.start);
    const to = model.getPositionAt(change.end);
    const range = {
      startLineNumber: from.lineNumber,
      startColumn: from.column,
      endLineNumber: to.lineNumber,
      endColumn: to.column,
    };
    replacing = true;
    model.pushStackElement();
    model.pushEditOperations(instance.getSelections(), [{ range, text: change.text }], () => null);
    model.pushStackElement();
    replacing = false;
  };

  return {
    /** Another text from outside is one step to undo; the text the editor itself reported changes nothing. */
    setValue: (value: string) => {
      if (value !== known) {
        known = value;
        replaceText(value);
      }
    },
    /** Keeps the text and what can be undone. */
    setLanguage: (language: CodeLanguage) => {
      if (model.getLanguageId() !== language) {
        editor.setModelLanguage(model, language);
        indentAs(language);
      }
    },
    setFindings: (findings: readonly Finding[]) =>
      editor.setModelMarkers(model, MARKER_OWNER, markersOf(findings)),
    /** Null takes the mark away. A line beyond the end is no line of this text. */
    setMark: (mark: CodeMark | null) => {
      if (mark === null || mark.line > model.getLineCount()) {
        markedLine.clear();
        editor.setModelMarkers(model, MARK_OWNER, []);
        return;
      }
      const { line, message } = mark;
      const range = {
        startLineNumber: line,
        startColumn: model.getLineFirstNonWhitespaceColumn(line) || 1,
        endLineNumber: line,
        endColumn: model.getLineMaxColumn(line),
      };
      markedLine.set([{ range, options: MARKED_LINE }]);
      editor.setModelMarkers(model, MARK_OWNER, [{ ...range, severity: ERROR, message }]);
    },
    setOptions: (options: { ariaLabel: string; readOnly: boolean }) => instance.updateOptions(options),
    focus: () => instance.focus(),
    reveal: ({ line, column }: CodePosition) => {
      const position = { lineNumber: line, column };
      instance.setPosition(position);
      instance.revealPositionInCenterIfOutsideViewport(position);
      instance.focus();
    },
    nextProblem: () => {
      instance.focus();
      instance.trigger(MARKER_OWNER, 'editor.action.marker.next', null);
    },
    insertText: (text: string) => {
      instance.pushUndoStop();
      instance.executeEdits(
        MARKER_OWNER,
        (instance.getSelections() ?? []).map((range) => ({ range, text, forceMoveMarkers: true })),
      );
      instance.pushUndoStop();
      instance.focus();
    },
    close: () => {
      stopFollowing();
      instance.dispose();
      model.dispose();
    },
  };
}
