'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { retryWhilePassing } from '@/components/list/passing-problem';
import type { ListSubject } from '@/components/tools/list/use-loaded-tools';
import type { ClientProblem } from '@/lib/contract/problem';
import { problemOf } from '@/lib/queries/fetch-json';
import type { ToolsList } from '@/lib/queries/tool-summary';
import { toolsQuery } from '@/lib/queries/tools';
import { formatToolsFilter } from '@/lib/queries/tools-filter';
import type { PrefetchedTools } from '@/lib/queries/tools-prefetch';

export const listId = ({ workspaceId, filter }: Pick<ListSubject, 'workspaceId' | 'filter'>): string =>
  `${workspaceId}?${formatToolsFilter(filter)}`;

type ShownList = {
  subject: ListSubject;
  list: ToolsList | null;
  problem: ClientProblem | null;
  /** What is shown is the list of before; the one wanted is on its way. */
  busy: boolean;
  retry: () => void;
  retrying: boolean;
};

/**
 * The list to show: the one wanted as soon as there is an answer, until then the one before, so that typing does not
 * make the page flicker. A failure the server met counts until it was tried again here.
 */
export const useShownList = (wanted: ListSubject, prefetched: PrefetchedTools | null): ShownList => {
  const [askedFor, setAskedFor] = useState<PrefetchedTools | null>(null);
  const met =
    prefetched && !prefetched.page.ok && prefetched !== askedFor && listId(prefetched) === listId(wanted)
      ? prefetched.page.problem
      : null;
  const query = useQuery({
    ...toolsQuery(wanted.workspaceId, wanted.filter),
    refetchOnMount: met === null,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    refetchInterval: retryWhilePassing,
    enabled: met === null,
  });
  const settled = met !== null || !query.isPending;
  const [last, setLast] = useState(wanted);
  if (settled && listId(last) !== listId(wanted)) {
    setLast(wanted);
  }
  const subject = settled ? wanted : last;
  const before = useQuery({ ...toolsQuery(subject.workspaceId, subject.filter), enabled: false });
  const list = before.data ?? null;
  return {
    subject,
    list,
    problem: list ? null : (met ?? (query.isError ? problemOf(query.error) : null)),
    busy: !settled && list !== null,
    retry: () => (met ? setAskedFor(prefetched) : void query.refetch()),
    retrying: query.isFetching,
  };
};
