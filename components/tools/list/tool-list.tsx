'use client';

import { type RefObject, useEffect, useEffectEvent, useState } from 'react';
import { OutdatedNotice } from '@/components/list/outdated-notice';
import { useBulkJob } from '@/components/tools/list/bulk-job';
import { ListEnd } from '@/components/tools/list/list-end';
import { SelectionBar } from '@/components/tools/list/selection-bar';
import { toolPlaces } from '@/components/tools/list/tool-places';
import { ToolsGrid } from '@/components/tools/list/tools-grid';
import { type ListSubject, useLoadedTools } from '@/components/tools/list/use-loaded-tools';
import { useSelection } from '@/components/tools/list/use-selection';
import { useToolHealth } from '@/components/tools/list/use-tool-health';
import { useToolsGrid } from '@/components/tools/list/use-tools-grid';

/** The next page is asked for when fewer rows than this are left below what is drawn. */
const LOAD_AHEAD_ROWS = 80;

type ToolListProps = {
  subject: ListSubject;
  /** Names the list among those whose place is remembered. */
  id: string;
  /** How many match, where the API counts. */
  count: number | null;
  /** Another list is on its way. */
  busy: boolean;
  unavailable: string | undefined;
  searchRef: RefObject<HTMLInputElement | null>;
};

/** One list, as far as it is loaded: its rows, what is ticked of them, and what comes after them. */
export function ToolList({ subject, id, count, busy, unavailable, searchRef }: ToolListProps) {
  const [place] = useState(() => toolPlaces.recall(id));
  const loaded = useLoadedTools(subject);
  const { tools, hasMore, gathering, setGathering, setNearEnd, firstShown } = loaded;
  const selected = useSelection(tools, place.selection);
  const grid = useToolsGrid({ tools, place, selected, searchRef });

  const healths = useToolHealth(subject.workspaceId, tools, grid);

  const isNearEnd = grid.lastDrawn >= tools.length - LOAD_AHEAD_ROWS;
  useEffect(() => setNearEnd(isNearEnd), [isNearEnd, setNearEnd]);
  useEffect(() => {
    firstShown.current = grid.firstDrawn;
  }, [grid.firstDrawn, firstShown]);

  const allGathered = gathering && !hasMore;
  const tickAll = useEffectEvent(() => {
    selected.selectAll();
    setGathering(false);
  });
  useEffect(() => {
    if (allGathered) {
      tickAll();
    }
  }, [allGathered]);

  const remember = useEffectEvent(() =>
    toolPlaces.remember(id, { offset: grid.offset(), active: grid.active, selection: selected.selection }),
  );
  useEffect(() => () => remember(), []);

  const job = useBulkJob();
  const total = count ?? (hasMore ? null : tools.length);
  return (
    <>
      {loaded.outdated && <OutdatedNotice problem={loaded.outdated} onRetry={loaded.refetch} />}
      <ToolsGrid
        list={{ tools, total, busy }}
        grid={grid}
        selected={selected}
        healths={healths}
        unavailable={unavailable}
      >
        <ListEnd
          more={loaded.more}
          onRetry={loaded.retry}
          hasMore={hasMore}
          loaded={tools.length}
          scan={loaded.scan}
        />
      </ToolsGrid>
      {selected.selectedTools.length > 0 && job?.phase !== 'running' && (
        <SelectionBar
          tools={selected.selectedTools}
          list={subject}
          unavailable={unavailable}
          matching={{ loaded: tools.length, total, hasMore, gathering, onGather: setGathering }}
          onClear={selected.clear}
        />
      )}
    </>
  );
}
