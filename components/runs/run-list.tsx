'use client';

import { useQueryClient } from '@tanstack/react-query';
import { type Ref, useEffect, useEffectEvent, useImperativeHandle, useMemo, useState } from 'react';
import { countOf } from '@/components/list/count-words';
import { createPlaces } from '@/components/list/list-memory';
import { MoreComing } from '@/components/list/more-coming';
import { MoreFailed } from '@/components/list/more-failed';
import { OutdatedNotice } from '@/components/list/outdated-notice';
import { HEADER_PX, ROW_PX } from '@/components/list/row-sizes';
import { useListGrid } from '@/components/list/use-list-grid';
import { useMorePages } from '@/components/list/use-more-pages';
import { RunsGrid } from '@/components/runs/runs-grid';
import { type RunsSubject, runsListId } from '@/components/runs/use-shown-runs';
import type { ClientProblem } from '@/lib/contract/problem';
import { keys } from '@/lib/queries/keys';
import { changeList } from '@/lib/queries/list-cache';
import { loadNextRuns } from '@/lib/queries/runs';
import { hasMoreRuns, type RunsList, runsOf, takeWaiting } from '@/lib/queries/runs-list';

/** The next page is asked for when fewer rows than this are left below what is drawn. */
const LOAD_AHEAD_ROWS = 80;
const SIZES = { row: ROW_PX, header: HEADER_PX };

export type RunListHandle = {
  /** Puts the runs that wait on top, and the focus on the newest. */
  showNew: () => void;
};

const places = createPlaces({ offset: 0, active: 0 });

type RunListProps = {
  subject: RunsSubject;
  list: RunsList;
  /** Another list is on its way. */
  busy: boolean;
  outdated: { problem: ClientProblem; onRetry: () => void } | null;
  onFirstShown: (index: number) => void;
  focusSearch: () => void;
  ref: Ref<RunListHandle>;
};

/** The runs as far as they are loaded; the place in them is remembered. */
export function RunList(props: RunListProps) {
  const { subject, list, busy, outdated, onFirstShown, focusSearch, ref } = props;
  const queries = useQueryClient();
  const { workspaceId, filter } = subject;
  const id = runsListId(subject);
  const [place] = useState(() => places.recall(id));
  const runs = useMemo(() => runsOf(list), [list]);
  const hasMore = hasMoreRuns(list);
  const grid = useListGrid({ items: runs, sizes: SIZES, place, focusSearch });
  const { more, retry } = useMorePages(
    (signal) => loadNextRuns(queries, workspaceId, filter, signal),
    hasMore && !busy && grid.lastDrawn >= runs.length - LOAD_AHEAD_ROWS,
  );

  const remember = useEffectEvent(() => places.remember(id, { offset: grid.offset(), active: grid.active }));
  useEffect(() => () => remember(), []);
  const report = useEffectEvent(onFirstShown);
  useEffect(() => report(grid.firstDrawn), [grid.firstDrawn]);

  useImperativeHandle(ref, () => ({
    showNew: () => {
      changeList<RunsList>(queries, keys.runs.list(workspaceId, filter), takeWaiting);
      grid.moveTo(0, list.waiting?.items[0]?.id);
    },
  }));
  const end = () => {
    if (more.kind === 'failed') {
      return <MoreFailed more={more} noun="runs" onRetry={retry} />;
    }
    return hasMore ? (
      <MoreComing noun="runs" />
    ) : (
      <p className="px-4 py-3 text-center text-ink-faint text-xs">{countOf(runs.length, 'run')}</p>
    );
  };
  return (
    <>
      {outdated && <OutdatedNotice {...outdated} />}
      <RunsGrid count={runs.length} hasMore={hasMore} grid={grid} busy={busy}>
        {end()}
      </RunsGrid>
    </>
  );
}
