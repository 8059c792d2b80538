'use client';

import { keepPreviousData, type Query, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { retryWhilePassing } from '@/components/list/passing-problem';
import type { ClientProblem } from '@/lib/contract/problem';
import { problemOf } from '@/lib/queries/fetch-json';
import { pageAt } from '@/lib/queries/paged-list';
import { runsQuery } from '@/lib/queries/runs';
import { formatRunsFilter, type RunsFilter } from '@/lib/queries/runs-filter';
import type { RunsList } from '@/lib/queries/runs-list';

export type RunsSubject = { workspaceId: string; filter: RunsFilter };

/** Often enough to watch agents at work, seldom enough for an API's rate limit; only while the page is in sight. */
const POLL_MS = 5_000;

const pollUnlessRefused = (query: Pick<Query, 'state'>) =>
  query.state.status === 'error' ? retryWhilePassing(query) : POLL_MS;

export const runsListId = ({ workspaceId, filter }: RunsSubject): string =>
  `${workspaceId}?${formatRunsFilter(filter)}`;

type ShownRuns = {
  /** Whose runs are on screen: those wanted, until they are there those of before. */
  subject: RunsSubject;
  list: RunsList | null;
  /** What is shown are the runs of before. */
  busy: boolean;
  problem: ClientProblem | null;
  retry: () => void;
  retrying: boolean;
  /** The index of the first row on screen: its page is read again too. */
  onFirstShown: (index: number) => void;
};

/** The runs to show, read again while they are looked at. */
export const useShownRuns = (wanted: RunsSubject): ShownRuns => {
  const firstShown = useRef(0);
  const latest = useRef<RunsList | null>(null);
  const query = useQuery({
    ...runsQuery(wanted.workspaceId, wanted.filter, () =>
      latest.current ? pageAt(latest.current.shown, firstShown.current) : 0,
    ),
    refetchInterval: pollUnlessRefused,
    placeholderData: keepPreviousData,
  });
  latest.current = query.isPlaceholderData ? null : (query.data ?? null);
  const [subject, setSubject] = useState(wanted);
  if (!query.isPlaceholderData && runsListId(subject) !== runsListId(wanted)) {
    setSubject(wanted);
  }
  return {
    subject: query.isPlaceholderData ? subject : wanted,
    list: query.data ?? null,
    busy: query.isPlaceholderData,
    problem: query.isError ? problemOf(query.error) : null,
    retry: () => void query.refetch(),
    retrying: query.isFetching,
    onFirstShown: (index) => {
      firstShown.current = index;
    },
  };
};
