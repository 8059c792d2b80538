'use client';

import { useMemo, useState } from 'react';
import { type DraftProblems, firstProblem } from '@/components/tools/draft/draft-problems';
import type { DraftPlace } from '@/components/tools/draft/draft-slots';
import type { DraftState } from '@/components/tools/draft/draft-state';
import { parameterRecord } from '@/components/tools/draft/parameter-draft';
import type { ToolDraft } from '@/components/tools/draft/tool-draft';
import { draftRunOf } from '@/components/tools/test/draft-run';
import { argumentsOf, inputProblems } from '@/components/tools/test/test-inputs';
import { type TestMode, testModeOf } from '@/components/tools/test/test-mode';
import { type TestInputsOwner, useTestInputs } from '@/components/tools/test/use-test-inputs';
import { type TestRunOwner, useTestRun } from '@/components/tools/test/use-test-run';
import { type TimeLimit, useTimeLimit } from '@/components/tools/test/use-time-limit';
import { announce } from '@/components/ui/live-region';
import type { Parameters } from '@/lib/contract/parameter';
import type { ClientProblem } from '@/lib/contract/problem';
import { useApi } from '@/lib/queries/api';

const MAY_NOT_RUN = 'Running a tool needs a write token: a run can have effects. Yours may only read.';
const NOT_CREATED = 'The API behind runs only what is saved. Create the tool, then test it.';

export type TestSubject = {
  place: DraftPlace;
  draft: ToolDraft;
  problems: DraftProblems;
  /** Null while the tool is not created. */
  state: DraftState | null;
};

/** The line of the code that the last run failed at, as long as the code is the one that was run. */
export type FailedLine = { readonly line: number; readonly message: string };

export type ToolTest = {
  readonly mode: TestMode;
  /** Why nothing can be run here by this operator, else null. */
  readonly barred: string | null;
  /** What the form asks for: of the draft, or of the saved version where that is what runs. */
  readonly parameters: Parameters;
  readonly filled: TestInputsOwner;
  readonly running: TestRunOwner;
  readonly timeLimit: TimeLimit;
  /** How often a run was asked for with arguments that do not fit: 0 while the form is only being filled in. */
  readonly attempts: number;
  readonly start: () => void;
  readonly failedLine: FailedLine | null;
};

const invalid = (message: string): ClientProblem => ({ code: 'invalid_request', message });

function useFailedLine({ run }: TestRunOwner, code: string): FailedLine | null {
  const error = run.kind === 'ended' && run.code === code ? run.run.error : null;
  return useMemo(() => (error?.line ? { line: error.line, message: error.message } : null), [error]);
}

/** The one owner of a tool's test: what is filled in, what goes on, and what came of it. */
export function useToolTest(subject: TestSubject, onShow: () => void): ToolTest {
  const { place, draft, problems, state } = subject;
  const api = useApi();
  const mode = testModeOf(api, state);
  const filled = useTestInputs(place);
  const running = useTestRun();
  const toolId = state?.live.tool.id ?? null;
  const mayRun = api.scope !== 'read';
  const timeLimit = useTimeLimit(toolId, mode.kind === 'draft');
  const [attempts, setAttempts] = useState(0);
  const drafted = useMemo(() => parameterRecord(draft.parameters), [draft.parameters]);
  const parameters = mode.kind === 'saved' ? mode.tool.parameters : drafted;
  const barred = mayRun ? (mode.kind === 'none' ? NOT_CREATED : null) : MAY_NOT_RUN;

  const runDraft = () => {
    const problem = firstProblem({ ...problems, name: undefined, description: undefined }, draft);
    if (problem !== null) {
      running.refuse(invalid(problem));
      return;
    }
    const args = argumentsOf(filled.inputs, parameters);
    const replay = filled.origin !== null;
    running.runDraft(
      draftRunOf({ place, toolId, draft, parameters, args, timeoutMs: timeLimit.known, replay }),
    );
  };

  const start = () => {
    onShow();
    if (barred !== null) {
      announce(barred);
      return;
    }
    if (running.run.kind === 'going') {
      announce('A run goes on already');
      return;
    }
    const found = inputProblems(filled.inputs, parameters, true);
    if (found.sentences.length > 0 || !found.readable) {
      setAttempts((count) => count + 1);
      announce(`Not run. ${found.sentences[0] ?? 'An argument cannot be read.'}`);
      return;
    }
    setAttempts(0);
    if (mode.kind === 'saved') {
      running.runSaved(mode.tool, { ...argumentsOf(filled.inputs, parameters) });
    } else {
      runDraft();
    }
  };

  const failedLine = useFailedLine(running, draft.code);
  return { mode, barred, parameters, filled, running, timeLimit, attempts, start, failedLine };
}
