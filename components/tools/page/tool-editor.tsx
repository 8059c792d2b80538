'use client';

import dynamic from 'next/dynamic';
import { firstProblem } from '@/components/tools/draft/draft-problems';
import { isDirty } from '@/components/tools/draft/draft-state';
import { useLeaveGuard } from '@/components/tools/draft/use-leave-guard';
import { useToolDraft } from '@/components/tools/draft/use-tool-draft';
import { DraftNotices } from '@/components/tools/page/draft-notices';
import { LeaveDialog } from '@/components/tools/page/leave-dialog';
import { problemPlace } from '@/components/tools/page/problem-place';
import { ToolHeader } from '@/components/tools/page/tool-header';
import { usePlaces } from '@/components/tools/page/use-places';
import { useSaveKey } from '@/components/tools/page/use-save-key';
import { useToolCheck } from '@/components/tools/page/use-tool-check';
import { useToolTabs } from '@/components/tools/page/use-tool-tabs';
import { ValidationDetails } from '@/components/tools/page/validation-details';
import { Workbench } from '@/components/tools/page/workbench';
import { Progress } from '@/components/ui/progress';
import type { ToolSnapshot } from '@/lib/contract/snapshot';
import { useApi } from '@/lib/queries/api';

/** With a fallback of its own: without one the page around it would give way while it is fetched. */
const ConflictScreen = dynamic(
  () => import('@/components/tools/conflict/conflict-screen').then((loaded) => loaded.ConflictScreen),
  { loading: () => <Progress label="Loading the comparison" /> },
);

const READ_ONLY =
  'Your token may read and not write: everything can be looked at, nothing changed. Sign in with a write token to edit.';

type ToolEditorProps = {
  snapshot: ToolSnapshot;
  /** The run whose arguments are to be tested with. */
  runId: string | null;
  onDeleted: () => void;
};

/** One tool, open: its owner here, its panes below. */
export function ToolEditor({ snapshot, runId, onDeleted }: ToolEditorProps) {
  const api = useApi();
  const place = { host: api.host, workspaceId: snapshot.tool.workspace_id, subject: snapshot.tool.id };
  const owner = useToolDraft(snapshot, place);
  const { state, saveState, problems, edit } = owner;
  const { check, runtimes } = useToolCheck(state.draft);
  const question = useLeaveGuard(isDirty(state));
  const readOnly = api.scope === 'read' ? READ_ONLY : null;
  const failure = saveState.kind === 'failed' ? saveState.problem : null;
  const { nameInput, workbench, goTo, refusal } = usePlaces(failure, state.draft);

  const { tabs, mark } = useToolTabs({ owner, place, workbench, goTo, runId });

  const save = () => {
    if (readOnly !== null) {
      return;
    }
    if (firstProblem(problems, state.draft) !== null) {
      goTo(problemPlace(problems, state.draft));
    }
    void owner.save();
  };
  useSaveKey(save);

  return (
    <div className="flex h-[calc(100dvh-var(--shell-top)-var(--shell-bottom))] min-h-96 flex-col">
      <ToolHeader
        owner={owner}
        nameRefusal={refusal?.place.field === 'name' ? refusal.message : undefined}
        runtimes={runtimes}
        readOnly={readOnly}
        validation={
          <ValidationDetails
            saved={state.live.tool}
            unchanged={
              state.draft.code === state.live.tool.code && state.draft.language === state.live.tool.language
            }
            check={check}
            onGo={(line, column) => goTo({ field: 'code', line, column })}
          />
        }
        onSave={save}
        onDeleted={() => {
          owner.kept.forget();
          onDeleted();
        }}
        nameRef={nameInput}
      />
      {saveState.kind === 'conflict' ? (
        <ConflictScreen owner={owner} theirs={saveState.theirs} />
      ) : (
        <>
          <DraftNotices
            owner={owner}
            readOnly={readOnly}
            placed={refusal !== null && refusal.place.field !== null}
            onSave={save}
          />
          <Workbench
            ref={workbench}
            editing={{ draft: state.draft, problems, refusal, readOnly: readOnly !== null, edit }}
            check={check}
            mark={mark}
            tabs={tabs}
          />
        </>
      )}
      {question && (
        <LeaveDialog
          question={question}
          consequence={`The live tool stays at v${state.live.tool.version}.`}
        />
      )}
    </div>
  );
}
