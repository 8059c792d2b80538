'use client';

import { useEffect, useEffectEvent, useRef } from 'react';
import { type RefusalPlace, refusalPlace } from '@/components/tools/draft/refusal-place';
import type { ToolDraft } from '@/components/tools/draft/tool-draft';
import type { Refusal, WorkbenchHandle } from '@/components/tools/page/workbench';
import type { ClientProblem } from '@/lib/contract/problem';

/**
 * The places of a tool's page that a refusal can speak of, and the way to them. A new refusal moves the focus to its
 * field; the keystrokes after it do not.
 */
export function usePlaces(failure: ClientProblem | null, draft: ToolDraft) {
  const nameInput = useRef<HTMLInputElement>(null);
  const workbench = useRef<WorkbenchHandle>(null);

  const goTo = (where: RefusalPlace) => {
    if (where.field === 'name') {
      nameInput.current?.focus();
    } else if (where.field !== null) {
      workbench.current?.goTo(where);
    }
  };
  const goToRefusal = useEffectEvent((problem: ClientProblem) => goTo(refusalPlace(problem, draft)));
  useEffect(() => {
    if (failure) {
      goToRefusal(failure);
    }
  }, [failure]);

  const refusal: Refusal | null = failure && {
    place: refusalPlace(failure, draft),
    message: failure.message,
  };
  return { nameInput, workbench, goTo, refusal };
}
