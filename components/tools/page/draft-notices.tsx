'use client';

import { ProblemNotice } from '@/components/shell/problem-notice';
import type { SlotDraft } from '@/components/tools/draft/draft-slots';
import { changedElsewhere, type SaveState, sameContent } from '@/components/tools/draft/draft-state';
import type { ToolDraftOwner } from '@/components/tools/draft/use-tool-draft';
import { ageOf } from '@/components/tools/page/age';
import { Button, LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { showToast } from '@/components/ui/toast';
import type { ToolSnapshot } from '@/lib/contract/snapshot';

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
      {changedElsewhere(state) && saveState.kind !== 'saving' && <ChangedNotice owner={owner} />}
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

function ChangedNotice({ owner }: { owner: ToolDraftOwner }) {
  const { base, live } = owner.state;
  const [from, now] = [base.tool.version, live.tool.version];
  return (
    <Notice
      tone="warning"
      title={`Somebody else changed this tool${now === from ? '' : `: it is v${now} now`}`}
      action={
        <Button size="small" onClick={owner.compare}>
          Compare
        </Button>
      }
    >
      {now === from ? 'Your changes began before that.' : `Your changes are based on v${from}.`} Saving shows
      both before anything is overwritten.
    </Notice>
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

function describeOffer({ stored }: SlotDraft, live: ToolSnapshot): string {
  const { base } = stored;
  if (base === null) {
    return 'It is not known any more which version it began from; restoring shows it beside the saved one.';
  }
  const from = base.tool.version;
  if (sameContent(base, live)) {
    return `Based on v${from}, which is the saved one.`;
  }
  return live.tool.version === from
    ? `Based on v${from}; the tool has been changed since, though not its code.`
    : `Based on v${from}; the tool has been changed since and is v${live.tool.version} now.`;
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
      {describeOffer(offer, state.live)}
      {older > 0 &&
        ` ${older} older ${older === 1 ? 'draft' : 'drafts'} of this tool ${older === 1 ? 'is' : 'are'} kept as well.`}
    </Notice>
  );
}
