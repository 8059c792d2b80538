'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type DraftProblems, firstProblem, problemsOf } from '@/components/tools/draft/draft-problems';
import {
  creationOf,
  draftOf,
  type EditDraft,
  hasEdits,
  type ToolDraft,
} from '@/components/tools/draft/tool-draft';
import { announce } from '@/components/ui/live-region';
import { showToast } from '@/components/ui/toast';
import type { ClientProblem } from '@/lib/contract/problem';
import { useApi } from '@/lib/queries/api';
import { hasExtension } from '@/lib/queries/api-info';
import { toolNamedQuery, toolQuery, useCreateTool } from '@/lib/queries/tool';

export type NewToolState =
  | { kind: 'editing' }
  | { kind: 'creating' }
  | { kind: 'failed'; problem: ClientProblem }
  | { kind: 'created' };

export type NewToolOwner = {
  readonly draft: ToolDraft;
  readonly state: NewToolState;
  readonly problems: DraftProblems;
  readonly edit: EditDraft;
  /** False: the draft has a problem that has to be corrected first. */
  readonly create: () => boolean;
};

/** Owns a tool that is not there yet, until it is. `onCreated` is told before the page is left. */
export function useNewTool(
  draft: ToolDraft,
  onDraft: (change: (draft: ToolDraft) => ToolDraft) => void,
  onCreated: (id: string) => void,
): NewToolOwner {
  const api = useApi();
  const router = useRouter();
  const queries = useQueryClient();
  const { mutateAsync: send } = useCreateTool();
  const [state, setState] = useState<NewToolState>({ kind: 'editing' });

  const latest = useRef(draft);
  useEffect(() => {
    latest.current = draft;
  });

  /** After a lost answer: the very tool that was sent, if it is there. */
  const lookUp = async (): Promise<string | null> => {
    if (!hasExtension(api, 'list-filters')) {
      return null;
    }
    try {
      const named = toolNamedQuery(api.workspaceId, draft.name);
      const { id } = await queries.fetchQuery({ ...named, staleTime: 0 });
      const found = id === null ? null : await queries.fetchQuery({ ...toolQuery(id), staleTime: 0 });
      return found && !hasEdits(draftOf(found.tool), draft) ? id : null;
    } catch {
      return null;
    }
  };

  const finish = (id: string) => {
    setState({ kind: 'created' });
    onCreated(id);
    announce(`${draft.name} created`);
    showToast({
      tone: 'success',
      title: `${draft.name} created`,
      description: 'No agent has it yet: enable it globally, or for an agent.',
    });
    router.replace(`/tools/${encodeURIComponent(id)}`);
  };

  const createNow = async () => {
    setState({ kind: 'creating' });
    const outcome = await send({ workspace_id: api.workspaceId, ...creationOf(draft, false) });
    if (outcome.ok) {
      finish(outcome.value.tool.id);
      return;
    }
    setState({ kind: 'failed', problem: outcome.problem });
    announce(`Not created. ${outcome.problem.message}`);
    if (outcome.problem.code === 'uncertain') {
      const found = await lookUp();
      if (found !== null && latest.current === draft) {
        finish(found);
      }
    }
  };

  const problems = useMemo(() => problemsOf(draft), [draft]);
  const edit: EditDraft = useCallback(
    (change) => {
      onDraft(change);
      setState((now) => (now.kind === 'failed' ? { kind: 'editing' } : now));
    },
    [onDraft],
  );
  return {
    draft,
    state,
    problems,
    edit,
    create: () => {
      if (state.kind === 'creating' || state.kind === 'created') {
        return true;
      }
      const problem = firstProblem(problems, draft);
      if (problem !== null) {
        announce(`Not created. ${problem}`);
        return false;
      }
      void createNow();
      return true;
    },
  };
}
