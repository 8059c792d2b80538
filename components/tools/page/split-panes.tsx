'use client';

import type { ReactNode } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { browserStorage } from '@/components/tools/draft/draft-slots';
import { classNames } from '@/components/ui/class-names';

/** The server has no such storage, and a browser may forbid it: then the panes have their first widths. */
const layoutStorage = {
  getItem: (key: string) => (typeof window === 'undefined' ? null : (browserStorage()?.getItem(key) ?? null)),
  setItem: (key: string, value: string) => browserStorage()?.setItem(key, value),
};

type SplitPanesProps = { shown: 'first' | 'second'; first: ReactNode; second: ReactNode };

/** Two panes with a border to drag, remembered; on a narrow screen only the one that is `shown`. */
export function SplitPanes({ shown, first, second }: SplitPanesProps) {
  const layout = useDefaultLayout({ id: 'toolroom-workbench', storage: layoutStorage });
  return (
    <Group
      id="toolroom-workbench"
      orientation="horizontal"
      className={classNames(
        'min-h-0 flex-1 border-t',
        shown === 'first' ? 'max-lg:[&>#second-pane]:!hidden' : 'max-lg:[&>#first-pane]:!hidden',
      )}
      defaultLayout={layout.defaultLayout}
      onLayoutChanged={layout.onLayoutChanged}
    >
      <Panel id="first-pane" defaultSize="62%" minSize="30%">
        {first}
      </Panel>
      <Separator
        id="workbench-separator"
        aria-label="Width of the code"
        className="w-1 bg-transparent max-lg:hidden [&[data-separator=hover]]:bg-accent/40 [&[data-separator=active]]:bg-accent border-l"
      />
      <Panel id="second-pane" defaultSize="38%" minSize="24%">
        {second}
      </Panel>
    </Group>
  );
}
