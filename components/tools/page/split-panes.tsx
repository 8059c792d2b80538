'use client';

import { type ReactNode, useLayoutEffect } from 'react';
import { Group, Panel, Separator, useGroupRef } from 'react-resizable-panels';
import { browserStorage } from '@/components/tools/draft/draft-slots';
import { classNames } from '@/components/ui/class-names';

const WIDTHS_KEY = 'toolroom:workbench-widths';
const FIRST = 'first-pane';
const SECOND = 'second-pane';

/** The width of the first pane in per cent, as it was left; null when it never was changed. */
function rememberedWidth(): number | null {
  const width = Number(browserStorage()?.getItem(WIDTHS_KEY) ?? Number.NaN);
  return width > 0 && width < 100 ? width : null;
}

function rememberWidth(width: number | undefined): void {
  if (width === undefined) {
    return;
  }
  try {
    browserStorage()?.setItem(WIDTHS_KEY, String(width));
  } catch {
    // A full storage is for drafts to speak of; a width is not worth a word.
  }
}

type SplitPanesProps = { shown: 'first' | 'second'; first: ReactNode; second: ReactNode };

/** Two panes with a border to drag, remembered; on a narrow screen only the one that is `shown`. */
export function SplitPanes({ shown, first, second }: SplitPanesProps) {
  const group = useGroupRef();
  // Only after the first drawing: the server cannot know the width, and both have to draw the same.
  useLayoutEffect(() => {
    const width = rememberedWidth();
    if (width !== null) {
      group.current?.setLayout({ [FIRST]: width, [SECOND]: 100 - width });
    }
  }, [group]);
  return (
    <Group
      id="workbench"
      groupRef={group}
      orientation="horizontal"
      className={classNames(
        'min-h-0 flex-1 border-t',
        shown === 'first' ? 'max-lg:[&>#second-pane]:!hidden' : 'max-lg:[&>#first-pane]:!hidden',
      )}
      onLayoutChanged={(layout, { isUserInteraction }) => {
        if (isUserInteraction) {
          rememberWidth(layout[FIRST]);
        }
      }}
    >
      <Panel id={FIRST} defaultSize="62%" minSize="30%">
        {first}
      </Panel>
      <Separator
        id="workbench-separator"
        aria-label="Width of the code"
        className="w-1 border-l bg-transparent max-lg:hidden [&[data-separator=active]]:bg-accent [&[data-separator=hover]]:bg-accent/40"
      />
      <Panel id={SECOND} defaultSize="38%" minSize="24%">
        {second}
      </Panel>
    </Group>
  );
}
