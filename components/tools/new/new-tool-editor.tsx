'use client';

import { useEffect, useState } from 'react';
import { ProblemNotice } from '@/components/shell/problem-notice';
import { browserStorage } from '@/components/tools/draft/draft-slots';
import type { EditDraft, ToolDraft } from '@/components/tools/draft/tool-draft';
import { useLeaveGuard } from '@/components/tools/draft/use-leave-guard';
import { NewToolHeader } from '@/components/tools/new/new-tool-header';
import { useNewTool } from '@/components/tools/new/use-new-tool';
import { LeaveDialog } from '@/components/tools/page/leave-dialog';
import { problemPlace } from '@/components/tools/page/problem-place';
import { usePlaces } from '@/components/tools/page/use-places';
import { useSaveKey } from '@/components/tools/page/use-save-key';
import { useToolCheck } from '@/components/tools/page/use-tool-check';
import { ValidationDetails } from '@/components/tools/page/validation-details';
import { Workbench } from '@/components/tools/page/workbench';
import { moveInputs } from '@/components/tools/test/stored-inputs';
import { useTestTab } from '@/components/tools/test/use-test-tab';
import { Notice } from '@/components/ui/notice';
import { useApi } from '@/lib/queries/api';

/** Where the drafts and the test inputs of tools not yet made are kept. */
export const NEW_TOOL = 'new';

type NewToolEditorProps = {
  draft: ToolDraft;
  onDraft: EditDraft;
  /** Something was typed that would be missed. */
  unsaved: boolean;
  /** Why the draft is not kept in this browser, else null. */
  unkept: string | null;
  onCreated: () => void;
};

/** A tool before its first save: the same panes, and a button that makes it. */
export function NewToolEditor({ draft, onDraft, unsaved, unkept, onCreated }: NewToolEditorProps) {
  const api = useApi();
  const place = { host: api.host, workspaceId: api.workspaceId, subject: NEW_TOOL };
  const owner = useNewTool(draft, onDraft, (id) => {
    moveInputs(browserStorage(), place, { ...place, subject: id });
    onCreated();
  });
  const { state, problems, edit } = owner;
  const { check, runtimes } = useToolCheck(draft);
  const question = useLeaveGuard(unsaved && state.kind !== 'created');
  const [tried, setTried] = useState(false);
  const failure = state.kind === 'failed' ? state.problem : null;
  const { nameInput, workbench, goTo, refusal } = usePlaces(failure, draft);
  useEffect(() => nameInput.current?.focus(), [nameInput]);

  const create = () => {
    setTried(true);
    if (!owner.create()) {
      goTo(problemPlace(problems, draft));
    }
  };
  useSaveKey(create);
  const { tab, mark } = useTestTab({
    place,
    draft,
    problems,
    state: null,
    workbench,
    goTo,
    covered: false,
  });

  return (
    <div className="flex h-[calc(100dvh-var(--shell-top)-var(--shell-bottom))] min-h-96 flex-col">
      <NewToolHeader
        owner={owner}
        nameRefusal={refusal?.place.field === 'name' ? refusal.message : undefined}
        askName={tried}
        runtimes={runtimes}
        validation={
          <ValidationDetails
            saved={null}
            unchanged={false}
            check={check}
            onGo={(line, column) => goTo({ field: 'code', line, column })}
          />
        }
        onCreate={create}
        nameRef={nameInput}
      />
      <div className="flex flex-col gap-2 px-3 pb-2 empty:hidden">
        {failure && refusal?.place.field === null && (
          <ProblemNotice
            title="Not created. What you typed is kept on this machine"
            problem={failure}
            onRetry={create}
          />
        )}
        {unkept !== null && (
          <Notice tone="warning" title="The draft is not kept">
            {unkept}
          </Notice>
        )}
      </div>
      <Workbench
        ref={workbench}
        editing={{ draft, problems, refusal, readOnly: false, edit }}
        check={check}
        mark={mark}
        tabs={[tab]}
      />
      {question && <LeaveDialog question={question} consequence="The tool is not created yet." />}
    </div>
  );
}
