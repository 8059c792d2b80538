'use client';

import dynamic from 'next/dynamic';
import type { RefObject } from 'react';
import type { CodeMark } from '@/components/editor/code-editor-session';
import type { DraftPlace } from '@/components/tools/draft/draft-slots';
import type { RefusalPlace } from '@/components/tools/draft/refusal-place';
import type { ToolDraftOwner } from '@/components/tools/draft/use-tool-draft';
import type { SideTab, WorkbenchHandle } from '@/components/tools/page/workbench';
import { useGivenRun } from '@/components/tools/test/use-given-run';
import { TEST_TAB, useTestTab } from '@/components/tools/test/use-test-tab';
import { Progress } from '@/components/ui/progress';
import type { JsonObject } from '@/lib/contract/json';
import type { Arguments } from '@/lib/contract/run';
import { useApi } from '@/lib/queries/api';
import { hasExtension } from '@/lib/queries/api-info';

const ToolRuns = dynamic(() => import('@/components/runs/tool-runs').then((loaded) => loaded.ToolRuns), {
  ssr: false,
  loading: () => <Progress label="Loading the runs" />,
});

type ToolTabsInput = {
  owner: ToolDraftOwner;
  place: DraftPlace;
  workbench: RefObject<WorkbenchHandle | null>;
  goTo: (place: RefusalPlace) => void;
  /** The run whose arguments are to be tested with. */
  runId: string | null;
};

/** What stands beside the code of a saved tool, after its parameters: Test, and Runs where the API keeps them. */
export function useToolTabs({ owner, place, workbench, goTo, runId }: ToolTabsInput): {
  tabs: readonly SideTab[];
  mark: CodeMark | null;
} {
  const api = useApi();
  const { state, saveState, problems } = owner;
  const { test, tab, mark } = useTestTab({
    place,
    draft: state.draft,
    problems,
    state,
    workbench,
    goTo,
    covered: saveState.kind === 'conflict',
  });
  useGivenRun(runId, test.filled, workbench);
  const takeArguments = (args: Arguments) => {
    test.filled.take(args as JsonObject, { id: null, createdAt: null });
    workbench.current?.show(TEST_TAB);
  };
  if (!hasExtension(api, 'runs')) {
    return { tabs: [tab], mark };
  }
  const content = <ToolRuns toolId={state.live.tool.id} onUseArguments={takeArguments} />;
  return { tabs: [tab, { value: 'runs', label: 'Runs', content }], mark };
}
