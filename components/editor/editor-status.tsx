'use client';

import type { EditorView } from '@/components/editor/code-editor-session';
import { CODE_LANGUAGES, type CodeLanguage } from '@/components/editor/code-language';
import { findingsSummary } from '@/components/editor/findings-summary';
import { tabKeys } from '@/components/editor/tab-keys';
import { Kbd } from '@/components/ui/kbd';
import type { Finding } from '@/lib/code/finding';

type EditorStatusProps = {
  language: CodeLanguage;
  view: EditorView;
  findings: readonly Finding[];
  onNextProblem: () => void;
};

/** The line below the editor: language, place, problems, and how Tab leaves. */
export function EditorStatus({ language, view, findings, onNextProblem }: EditorStatusProps) {
  const { keys, hint, sentence } = tabKeys(view.tabMovesFocus);
  return (
    <div className="flex h-7 shrink-0 items-center gap-4 overflow-hidden whitespace-nowrap border-t bg-surface px-3 text-ink-muted text-xs">
      <span>{CODE_LANGUAGES[language].name}</span>
      <span>
        <span className="sr-only">Cursor at </span>
        {view.line}:{view.column}
      </span>
      {findings.length > 0 && (
        <button
          type="button"
          className="h-6 rounded-sm px-1 hover:bg-ink/6 hover:text-ink"
          title="Next problem (F8)"
          onClick={onNextProblem}
        >
          {findingsSummary(findings)}
        </button>
      )}
      <span className="ml-auto flex items-center gap-1.5 truncate" title={sentence}>
        <Kbd keys={keys} />
        {hint}
      </span>
    </div>
  );
}
