'use client';

import type { ReactNode } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { classNames } from '@/components/ui/class-names';

/** The server has no such storage, and a browser may forbid it: then the panes have their first widths. */
const layoutStorage = {
  getItem: (key: string) => (typeof window === 'undefined' ? null : window.localStorage.getItem(key)),
  setItem: (key: string, value: string) => window.localStorage.setItem(key, value),
};

type SplitPanesProps = { shown: 'first' | 'second'; first: ReactNode; second: ReactNode };

/** Two panes with a border to drag, remembered; on a narrow screen only the one that is `shown`. */
export function SplitPanes({ shown, first, second }: SplitPanesProps) {
  const layout = useDefaultLayout({ id: 'toolroom-workbench', storage: layoutStorage });
  const narrow = (pane: SplitPanesProps['shown']) => classNames(pane !== shown && 'max-lg:!hidden');
  return (
    <Group
      id="toolroom-workbench"
      orientation="horizontal"
      className="min-h-0 flex-1 border-t"
      defaultLayout={layout.defaultLayout}
      onLayoutChanged={layout.onLayoutChanged}
    >
      <Panel id="code" defaultSize="62%" minSize="30%" className={narrow('first')}>
        {first}
      </Panel>
      <Separator
        id="workbench-separator"
        aria-label="Width of the code"
        className="w-1 bg-transparent max-lg:hidden [&[data-separator=hover]]:bg-accent/40 [&[data-separator=active]]:bg-accent border-l"
      />
      <Panel id="side" defaultSize="38%" minSize="24%" className={narrow('second')}>
        {second}
      </Panel>
    </Group>
  );
}
