'use client';

import { memo, type Ref } from 'react';
import type { CodeEditorHandle } from '@/components/editor/code-editor';
import type { CodeMark } from '@/components/editor/code-editor-session';
import { LazyCodeEditor } from '@/components/editor/lazy-code-editor';
import { ProblemList } from '@/components/editor/problem-list';
import type { EditDraft } from '@/components/tools/draft/tool-draft';
import type { ToolCheck } from '@/components/tools/page/use-tool-check';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { Language } from '@/lib/contract/tool';

type CodePaneProps = {
  toolName: string;
  language: Language;
  code: string;
  check: ToolCheck;
  /** What a refused save said of the code, and where. */
  refusal: { message: string; line: number | null; column: number | null } | null;
  /** The line that the last test failed at. */
  mark: CodeMark | null;
  readOnly: boolean;
  edit: EditDraft;
  editor: React.RefObject<CodeEditorHandle | null>;
};

/** The code with what the check says of it. */
export const CodePane = memo(function CodePane(props: CodePaneProps) {
  const { toolName, language, code, check, refusal, mark, readOnly, edit, editor } = props;
  const reveal = (line: number, column: number) => editor.current?.reveal({ line, column });
  return (
    <div className="flex h-full min-h-0 flex-col">
      {refusal && (
        <CodeRefusal
          message={refusal.message}
          onGo={refusal.line === null ? null : () => reveal(refusal.line ?? 1, refusal.column ?? 1)}
        />
      )}
      <div className="min-h-0 flex-1">
        <LazyCodeEditor
          ref={editor as Ref<CodeEditorHandle>}
          value={code}
          onChange={(next) => edit((draft) => (draft.code === next ? draft : { ...draft, code: next }))}
          language={language}
          findings={check.findings}
          mark={mark}
          label={toolName === '' ? 'Code of the new tool' : `Code of ${toolName}`}
          readOnly={readOnly}
        />
      </div>
      <ProblemList
        check={check}
        onSelect={({ range }) => reveal(range.startLine, range.startColumn)}
        onRetry={check.retry}
      />
    </div>
  );
});

function CodeRefusal({ message, onGo }: { message: string; onGo: (() => void) | null }) {
  return (
    <Notice
      tone="error"
      title="The API refused this code"
      className="m-2"
      action={
        onGo && (
          <Button size="small" onClick={onGo}>
            Go there
          </Button>
        )
      }
    >
      {message}
    </Notice>
  );
}
