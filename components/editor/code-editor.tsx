'use client';

import { type Ref, useEffect, useEffectEvent, useImperativeHandle, useLayoutEffect, useState } from 'react';
import {
  type CodeMark,
  type CodePosition,
  type EditorView,
  openCodeEditor,
} from '@/components/editor/code-editor-session';
import type { CodeLanguage } from '@/components/editor/code-language';
import { EditorStatus } from '@/components/editor/editor-status';
import { tabKeys } from '@/components/editor/tab-keys';
import { useSession } from '@/components/editor/use-session';
import type { Finding } from '@/lib/code/finding';

export type CodeEditorHandle = {
  focus: () => void;
  /** Puts the cursor there, in view, and focuses the editor. */
  reveal: (position: CodePosition) => void;
  nextProblem: () => void;
  /** In place of the selection, at every cursor; one step to undo. */
  insertText: (text: string) => void;
};

export type CodeEditorProps = {
  /** Must follow `onChange` at once. Any other text replaces what is written, as one step to undo. */
  value: string;
  onChange: (value: string) => void;
  language: CodeLanguage;
  findings: readonly Finding[];
  /** A line to point out until it is another or none. */
  mark?: CodeMark | null;
  /** Names the editor for assistive technology: "Code of send-invoice". */
  label: string;
  readOnly?: boolean;
  ref?: Ref<CodeEditorHandle>;
};

const START: EditorView = { line: 1, column: 1, tabMovesFocus: false };

/** Fills its parent. To open another draft give it another `key`: text, cursor and undo history then start anew. */
export function CodeEditor(props: CodeEditorProps) {
  const { value, onChange, language, findings, mark = null, label, readOnly, ref } = props;
  const [view, setView] = useState(START);
  const changed = useEffectEvent(onChange);
  const { host, session } = useSession((element) =>
    openCodeEditor(element, { value, language, onChange: (text) => changed(text), onView: setView }),
  );

  useLayoutEffect(() => {
    session.current?.setLanguage(language);
    session.current?.setValue(value);
  }, [session, language, value]);

  useLayoutEffect(() => {
    const ariaLabel = `${label}. ${tabKeys(view.tabMovesFocus).sentence}`;
    session.current?.setOptions({ ariaLabel, readOnly: readOnly ?? false });
  }, [session, label, readOnly, view.tabMovesFocus]);

  useEffect(() => {
    session.current?.setFindings(findings);
  }, [session, findings]);

  useEffect(() => {
    session.current?.setMark(mark);
  }, [session, mark]);

  const nextProblem = () => session.current?.nextProblem();
  useImperativeHandle(
    ref,
    () => ({
      focus: () => session.current?.focus(),
      reveal: (position) => session.current?.reveal(position),
      nextProblem: () => session.current?.nextProblem(),
      insertText: (text) => session.current?.insertText(text),
    }),
    [session],
  );

  return (
    <div className="flex h-full min-h-0 min-w-0 flex-col overflow-hidden bg-surface-raised">
      <div ref={host} className="min-h-0 flex-1 font-mono" data-code-editor="" />
      <EditorStatus language={language} view={view} findings={findings} onNextProblem={nextProblem} />
    </div>
  );
}
