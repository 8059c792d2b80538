import { changedFields, draftOf, hasEdits, type ToolDraft } from '@/components/tools/draft/tool-draft';
import type { ClientProblem } from '@/lib/contract/problem';
import type { ToolSnapshot } from '@/lib/contract/snapshot';

/**
 * What is saved and what is typed, kept apart. `base` is the tool that the draft started from, `live` the newest that
 * the API has said; they differ when somebody else changed the tool while this draft had changes of its own.
 */
export type DraftState = {
  readonly base: ToolSnapshot;
  readonly live: ToolSnapshot;
  readonly draft: ToolDraft;
  readonly activity: DraftActivity;
};

export type DraftActivity =
  | { readonly kind: 'resting' }
  | { readonly kind: 'saving'; readonly sent: ToolDraft }
  | { readonly kind: 'failed'; readonly problem: ClientProblem }
  | { readonly kind: 'conflict'; readonly theirs: ToolSnapshot };

export type DraftEvent =
  | { readonly kind: 'edited'; readonly change: (draft: ToolDraft) => ToolDraft }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly snapshot: ToolSnapshot }
  | { readonly kind: 'refused'; readonly problem: ClientProblem }
  | { readonly kind: 'arrived'; readonly snapshot: ToolSnapshot }
  | { readonly kind: 'restored'; readonly draft: ToolDraft; readonly base: ToolSnapshot }
  | { readonly kind: 'compared'; readonly theirs: ToolSnapshot }
  | { readonly kind: 'compare-left' }
  | { readonly kind: 'took-theirs' }
  | { readonly kind: 'rebased'; readonly onto: ToolSnapshot; readonly draft: ToolDraft };

/** What the header says. */
export type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'dirty' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly problem: ClientProblem }
  | { readonly kind: 'conflict'; readonly theirs: ToolSnapshot };

const RESTING: DraftActivity = { kind: 'resting' };

export const openDraft = (snapshot: ToolSnapshot): DraftState => ({
  base: snapshot,
  live: snapshot,
  draft: draftOf(snapshot.tool),
  activity: RESTING,
});

/** Whether two states of a tool hold the same content; the switch, the verdict and the date are not content. */
export const sameContent = (a: ToolSnapshot, b: ToolSnapshot): boolean =>
  changedFields(draftOf(a.tool), draftOf(b.tool)).length === 0;

export const isDirty = ({ base, draft }: Pick<DraftState, 'base' | 'draft'>): boolean =>
  hasEdits(draftOf(base.tool), draft);

/** Somebody else changed the tool since the draft was begun. */
export const changedElsewhere = ({ base, live }: Pick<DraftState, 'base' | 'live'>): boolean =>
  !sameContent(base, live);

export function saveStateOf(state: DraftState): SaveState {
  const { activity } = state;
  if (activity.kind === 'saving' || activity.kind === 'conflict' || activity.kind === 'failed') {
    return activity;
  }
  return { kind: isDirty(state) ? 'dirty' : 'saved' };
}

/**
 * The draft after a save: the API's own spelling where nothing was typed since it was sent, and what was typed
 * meanwhile where something was.
 */
function draftAfterSave(draft: ToolDraft, sent: ToolDraft, snapshot: ToolSnapshot): ToolDraft {
  const saved = draftOf(snapshot.tool, draft.parameters);
  const typed = new Set(changedFields(sent, draft));
  return {
    name: typed.has('name') ? draft.name : saved.name,
    description: typed.has('description') ? draft.description : saved.description,
    language: typed.has('language') ? draft.language : saved.language,
    code: typed.has('code') ? draft.code : saved.code,
    statusLine: typed.has('statusLine') ? draft.statusLine : saved.statusLine,
    parameters: typed.has('parameters') ? draft.parameters : saved.parameters,
    parked: draft.parked,
    parametersText: draft.parametersText,
  };
}

/** Code put aside that was the saved one is a former version by now, and not lost. */
function parkedAfterSave({ parked }: ToolDraft, { tool }: ToolSnapshot): ToolDraft['parked'] {
  const { [tool.language]: former, ...others } = parked;
  return former === tool.code ? others : parked;
}

function saved(state: DraftState, snapshot: ToolSnapshot): DraftState {
  const sent = state.activity.kind === 'saving' ? state.activity.sent : draftOf(snapshot.tool);
  const draft = draftAfterSave(state.draft, sent, snapshot);
  const parked = parkedAfterSave(draft, state.base);
  return { base: snapshot, live: snapshot, draft: { ...draft, parked }, activity: RESTING };
}

/** A draft without edits of its own has nothing to say against what the tool is now. */
function restored(state: DraftState, draft: ToolDraft, base: ToolSnapshot): DraftState {
  if (hasEdits(draftOf(base.tool), draft)) {
    return { ...state, base, draft, activity: RESTING };
  }
  const current = { ...draftOf(state.live.tool, draft.parameters), parked: draft.parked };
  return { ...state, base: state.live, draft: current, activity: RESTING };
}

/** The API said how the tool is now: after a refetch, or after its switch was turned. */
function arrived(state: DraftState, snapshot: ToolSnapshot): DraftState {
  if (snapshot.revision === state.live.revision || snapshot.tool.version < state.base.tool.version) {
    return state;
  }
  if (sameContent(snapshot, state.base)) {
    return { ...state, base: snapshot, live: snapshot };
  }
  if (state.activity.kind === 'failed' && !hasEdits(draftOf(snapshot.tool), state.draft)) {
    return saved(state, snapshot);
  }
  if (state.activity.kind !== 'resting' || isDirty(state)) {
    return { ...state, live: snapshot };
  }
  const draft = { ...draftOf(snapshot.tool, state.draft.parameters), parked: state.draft.parked };
  return { base: snapshot, live: snapshot, draft, activity: RESTING };
}

function edited(state: DraftState, change: (draft: ToolDraft) => ToolDraft): DraftState {
  const draft = change(state.draft);
  if (draft === state.draft) {
    return state;
  }
  return { ...state, draft, activity: state.activity.kind === 'failed' ? RESTING : state.activity };
}

export function reduceDraft(state: DraftState, event: DraftEvent): DraftState {
  switch (event.kind) {
    case 'edited':
      return edited(state, event.change);
    case 'saving':
      return { ...state, activity: { kind: 'saving', sent: state.draft } };
    case 'saved':
      return saved(state, event.snapshot);
    case 'refused':
      return { ...state, activity: { kind: 'failed', problem: event.problem } };
    case 'arrived':
      return arrived(state, event.snapshot);
    case 'restored':
      return restored(state, event.draft, event.base);
    case 'compared':
      return { ...state, live: event.theirs, activity: { kind: 'conflict', theirs: event.theirs } };
    case 'compare-left':
      return { ...state, activity: RESTING };
    case 'took-theirs':
      return openDraft(state.live);
    case 'rebased':
      return { base: event.onto, live: event.onto, draft: event.draft, activity: RESTING };
  }
}
