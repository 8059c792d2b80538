'use client';

import dynamic from 'next/dynamic';
import type { RefObject } from 'react';
import type { CodeMark } from '@/components/editor/code-editor-session';
import type { RefusalPlace } from '@/components/tools/draft/refusal-place';
import type { SideTab, WorkbenchHandle } from '@/components/tools/page/workbench';
import { useRunKey } from '@/components/tools/test/use-run-key';
import { type TestSubject, type ToolTest, useToolTest } from '@/components/tools/test/use-tool-test';
import { Progress } from '@/components/ui/progress';

const TestPanel = dynamic(
  () => import('@/components/tools/test/test-panel').then((loaded) => loaded.TestPanel),
  { ssr: false, loading: () => <Progress label="Loading the test" /> },
);

export const TEST_TAB = 'test';

type TestTabInput = TestSubject & {
  workbench: RefObject<WorkbenchHandle | null>;
  goTo: (place: RefusalPlace) => void;
  /** Something else has the screen, and nothing is to be run behind it. */
  covered: boolean;
};

/** The Test tab of a tool's page: its owner, and the key that runs it from anywhere on the page. */
export function useTestTab({ workbench, goTo, covered, ...subject }: TestTabInput): {
  test: ToolTest;
  tab: SideTab;
  mark: CodeMark | null;
} {
  const test = useToolTest(subject, () => workbench.current?.show(TEST_TAB));
  useRunKey(() => {
    if (!covered) {
      test.start();
    }
  });
  const tab = {
    value: TEST_TAB,
    label: 'Test',
    content: <TestPanel test={test} onGoTo={(line, column) => goTo({ field: 'code', line, column })} />,
  };
  return { test, tab, mark: test.failedLine };
}
