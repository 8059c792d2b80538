'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useReducer, useRef } from 'react';
import { type DraftProblems, firstProblem, problemsOf } from '@/components/tools/draft/draft-problems';
import type { DraftPlace, SlotDraft } from '@/components/tools/draft/draft-slots';
import {
  type DraftState,
  openDraft,
  reduceDraft,
  type SaveState,
  sameContent,
  saveStateOf,
} from '@/components/tools/draft/draft-state';
import {
  changesOf,
  draftOf,
  type EditDraft,
  hasEdits,
  isWorthKeeping,
  type ToolDraft,
} from '@/components/tools/draft/tool-draft';
import { type KeptDraft, useKeptDraft } from '@/components/tools/draft/use-kept-draft';
import { announce } from '@/components/ui/live-region';
import type { ClientProblem } from '@/lib/contract/problem';
import type { ToolSnapshot } from '@/lib/contract/snapshot';
import { problemOf } from '@/lib/queries/fetch-json';
import { toolQuery, useSaveTool } from '@/lib/queries/tool';

/** Somebody may turn the switch between two of our reads; more often than this it is a real conflict of writers. */
const REBASES_MAX = 2;

const UNANSWERED: ClientProblem = {
  code: 'uncertain',
  message:
    'The connection was lost before the answer came. Whether the change arrived is looked up as soon as the line is back.',
};

/** Until the line is back, a look-up asks again after this long; a failure that does not pass ends it. */
const UNTIL_ANSWERED = {
  retry: (_: number, error: Error) => PASSING.includes(problemOf(error).code),
  retryDelay: 3_000,
};
const PASSING: readonly ClientProblem['code'][] = ['unreachable', 'uncertain', 'unavailable', 'rate_limited'];

const NOTHING_ARRIVED: ClientProblem = {
  code: 'unreachable',
  message: 'The connection was lost before the change arrived. Nothing was saved; save again.',
};

export type SaveEnd = 'saved' | 'nothing' | 'blocked' | 'refused' | 'conflict';

export type ToolDraftOwner = {
  readonly state: DraftState;
  readonly saveState: SaveState;
  readonly problems: DraftProblems;
  readonly kept: KeptDraft;
  readonly edit: EditDraft;
  readonly save: () => Promise<SaveEnd>;
  /** Shows both versions now, before a save would. */
  readonly compare: () => void;
  readonly leaveComparison: () => void;
  /** Saves `draft` over `theirs`, which the operator has seen. */
  readonly saveOver: (theirs: ToolSnapshot, draft: ToolDraft) => Promise<SaveEnd>;
  readonly takeTheirs: () => void;
  readonly restore: (offer: SlotDraft) => void;
};

/** The one owner of what is saved and what is typed of a tool. `snapshot` is the newest that was read of it. */
export function useToolDraft(snapshot: ToolSnapshot, place: DraftPlace): ToolDraftOwner {
  const queries = useQueryClient();
  const { mutateAsync: send } = useSaveTool();
  const [state, dispatch] = useReducer(reduceDraft, snapshot, openDraft);
  const { id } = snapshot.tool;
  const detail = toolQuery(id);

  // An effect may run again for a reason of React's own; what arrived once is no news the second time.
  const arrived = useRef<ToolSnapshot | null>(null);
  useEffect(() => {
    if (arrived.current !== snapshot) {
      arrived.current = snapshot;
      dispatch({ kind: 'arrived', snapshot });
    }
  }, [snapshot]);

  const latest = useRef(state);
  useEffect(() => {
    latest.current = state;
  });

  const lookUp = async (patience: Partial<typeof UNTIL_ANSWERED> = {}): Promise<ToolSnapshot | null> => {
    try {
      return await queries.fetchQuery({ ...detail, staleTime: 0, ...patience });
    } catch {
      return null;
    }
  };

  const kept = useKeptDraft({
    place,
    content: useKeptContent(state),
    isWorthOffering: (stored) => isWorthKeeping(draftOf(state.live.tool), stored.draft),
    onSavedElsewhere: () => void lookUp(),
  });

  /** A save without an answer may have arrived: it is looked up once the line is back, and never repeated. */
  const settle = async (sent: ToolDraft) => {
    const found = await lookUp(UNTIL_ANSWERED);
    const { kind } = latest.current.activity;
    if (!found || kind === 'saving') {
      return;
    }
    if (!hasEdits(draftOf(found.tool), sent)) {
      finish(found);
    } else if (kind === 'failed') {
      dispatch({ kind: 'refused', problem: NOTHING_ARRIVED });
    }
  };

  const refuse = (problem: ClientProblem, sent: ToolDraft): SaveEnd => {
    const unanswered = problem.code === 'uncertain';
    const said = unanswered ? UNANSWERED : problem;
    dispatch({ kind: 'refused', problem: said });
    announce(`Not saved. ${said.message}`);
    if (unanswered) {
      void settle(sent);
    }
    return 'refused';
  };

  const finish = (saved: ToolSnapshot): SaveEnd => {
    dispatch({ kind: 'saved', snapshot: saved });
    announce(`Saved version ${saved.tool.version}`);
    kept.tellSaved();
    return 'saved';
  };

  const write = async (base: ToolSnapshot, draft: ToolDraft, rebases = 0): Promise<SaveEnd> => {
    await queries.cancelQueries({ queryKey: detail.queryKey });
    const outcome = await send({ id, changes: changesOf(base.tool, draft), base: base.revision });
    if (!outcome.ok) {
      return refuse(outcome.problem, draft);
    }
    if (outcome.value.kind === 'saved') {
      return finish(outcome.value.snapshot);
    }
    const { theirs } = outcome.value;
    if (!hasEdits(draftOf(theirs.tool), draft)) {
      return finish(theirs);
    }
    if (sameContent(theirs, base) && rebases < REBASES_MAX) {
      return write(theirs, draft, rebases + 1);
    }
    dispatch({ kind: 'compared', theirs });
    announce('Not saved: somebody else changed this tool. Both versions are shown.');
    return 'conflict';
  };

  const start = (base: ToolSnapshot, draft: ToolDraft): Promise<SaveEnd> => {
    dispatch({ kind: 'saving' });
    return write(base, draft);
  };

  const save = async (): Promise<SaveEnd> => {
    const { base, draft, activity } = latest.current;
    if (activity.kind === 'saving' || activity.kind === 'conflict') {
      return 'nothing';
    }
    const problem = firstProblem(problemsOf(draft), draft);
    if (problem !== null) {
      announce(`Not saved. ${problem}`);
      return 'blocked';
    }
    if (!hasEdits(draftOf(base.tool), draft)) {
      announce(`Nothing to save: version ${base.tool.version} is saved`);
      return 'nothing';
    }
    return start(base, draft);
  };

  return {
    state,
    saveState: saveStateOf(state),
    problems: useMemo(() => problemsOf(state.draft), [state.draft]),
    kept,
    edit: useCallback((change) => dispatch({ kind: 'edited', change }), []),
    save,
    compare: () => dispatch({ kind: 'compared', theirs: state.live }),
    leaveComparison: () => dispatch({ kind: 'compare-left' }),
    saveOver: (theirs, draft) => {
      dispatch({ kind: 'rebased', onto: theirs, draft });
      if (!hasEdits(draftOf(theirs.tool), draft)) {
        return Promise.resolve('nothing');
      }
      return start(theirs, draft);
    },
    takeTheirs: () => {
      kept.setAside();
      dispatch({ kind: 'took-theirs' });
    },
    restore: ({ slot, stored }) => {
      kept.adopt(slot);
      dispatch({ kind: 'restored', draft: stored.draft, base: stored.base ?? state.live });
      if (stored.base === null) {
        // Nobody knows what it began from, so the live tool is shown beside it before it could be written over.
        dispatch({ kind: 'compared', theirs: state.live });
      }
    },
  };
}

function useKeptContent({ base, draft }: DraftState) {
  return useMemo(() => (isWorthKeeping(draftOf(base.tool), draft) ? { base, draft } : null), [base, draft]);
}
