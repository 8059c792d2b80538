'use client';

import { ProblemNotice } from '@/components/shell/problem-notice';
import type { SlotDraft } from '@/components/tools/draft/draft-slots';
import { changedElsewhere, type SaveState } from '@/components/tools/draft/draft-state';
import type { ToolDraftOwner } from '@/components/tools/draft/use-tool-draft';
import { ageOf } from '@/components/tools/page/age';
import { Button, LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { showToast } from '@/components/ui/toast';

type DraftNoticesProps = {
  owner: ToolDraftOwner;
  readOnly: string | null;
  /** The refusal already stands at its field. */
  placed: boolean;
  onSave: () => void;
};

/** Everything the operator should know about draft and live tool before going on. */
export function DraftNotices({ owner, readOnly, placed, onSave }: DraftNoticesProps) {
  const { state, saveState, kept } = owner;
  const [offer, ...older] = kept.offers;
  return (
    <div className="flex flex-col gap-2 px-3 pb-2 empty:hidden">
      {readOnly !== null && <Notice title="Read only">{readOnly}</Notice>}
      {saveState.kind === 'failed' && !placed && <SaveFailure saveState={saveState} onSave={onSave} />}
      {changedElsewhere(state) && saveState.kind !== 'saving' && (
        <Notice
          tone="warning"
          title={`Somebody else changed this tool: it is v${state.live.tool.version} now`}
          action={
            <Button size="small" onClick={owner.compare}>
              Compare
            </Button>
          }
        >
          Your changes are based on v{state.base.tool.version}. Saving shows both before anything is
          overwritten.
        </Notice>
      )}
      {offer && readOnly === null && <OfferNotice owner={owner} offer={offer} older={older.length} />}
      {kept.alsoOpen && (
        <Notice>This tool is also open in another tab of this browser. Each tab keeps its own draft.</Notice>
      )}
      {kept.problem !== null && (
        <Notice tone="warning" title="The draft is not kept">
          {kept.problem}
        </Notice>
      )}
    </div>
  );
}

function SaveFailure({
  saveState,
  onSave,
}: {
  saveState: Extract<SaveState, { kind: 'failed' }>;
  onSave: () => void;
}) {
  const { problem } = saveState;
  return (
    <ProblemNotice
      title="Not saved. Your changes are kept on this machine"
      problem={problem}
      onRetry={onSave}
      action={
        problem.code === 'unauthenticated' && (
          <LinkButton size="small" href="/sign-in" target="_blank">
            Sign in in another tab
          </LinkButton>
        )
      }
    />
  );
}

function describeOffer({ stored }: SlotDraft, live: { version: number; revision: string }): string {
  const { base } = stored;
  if (base === null) {
    return 'It is not known any more which version it began from; restoring shows it beside the saved one.';
  }
  return base.revision === live.revision
    ? `Based on v${base.tool.version}, which is the saved one.`
    : `Based on v${base.tool.version}; the tool has been changed since and is v${live.version} now.`;
}

type OfferNoticeProps = { owner: ToolDraftOwner; offer: SlotDraft; older: number };

function OfferNotice({ owner, offer, older }: OfferNoticeProps) {
  const { state, kept, restore } = owner;
  const discard = () => {
    kept.discard(offer.slot);
    showToast({
      title: 'Draft discarded',
      action: { label: 'Undo', onAction: () => kept.putBack(offer) },
    });
  };
  const live = { version: state.live.tool.version, revision: state.live.revision };
  return (
    <Notice
      title={`Draft from ${ageOf(offer.stored.savedAt, Date.now())}`}
      action={
        <>
          <Button size="small" look="primary" onClick={() => restore(offer)}>
            Restore
          </Button>
          <Button size="small" onClick={discard}>
            Discard
          </Button>
        </>
      }
    >
      {describeOffer(offer, live)}
      {older > 0 &&
        ` ${older} older ${older === 1 ? 'draft' : 'drafts'} of this tool ${older === 1 ? 'is' : 'are'} kept as well.`}
    </Notice>
  );
}
