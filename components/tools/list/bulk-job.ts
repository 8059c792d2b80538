'use client';

import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { download, exportTools } from '@/components/tools/export-tools';
import {
  type BulkItem,
  type BulkJob,
  type BulkProgress,
  runBulk,
  startOf,
} from '@/components/tools/list/bulk-run';
import { resultWords } from '@/components/tools/list/bulk-words';
import { runExport } from '@/components/tools/list/export-run';
import { announce } from '@/components/ui/live-region';
import { showToast } from '@/components/ui/toast';
import { problemOf } from '@/lib/queries/fetch-json';
import {
  BULK_CHUNK,
  type BulkWrite,
  fetchExport,
  keepBulkWrite,
  lookUpWrite,
  recountTools,
  writeMany,
} from '@/lib/queries/tools-bulk';
import type { ToolsFilter } from '@/lib/queries/tools-filter';

type Listed = { workspaceId: string; filter: ToolsFilter };

let job: BulkJob | null = null;
let stop = new AbortController();
const listeners = new Set<() => void>();

const change = (next: BulkJob | null) => {
  job = next;
  for (const listener of listeners) {
    listener();
  }
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** One at a time. It lives outside the page, so leaving the list does not end it. */
export const useBulkJob = (): BulkJob | null =>
  useSyncExternalStore(
    subscribe,
    () => job,
    () => null,
  );

const second = () => new Promise<void>((resolve) => setTimeout(resolve, 1_000));

const askBeforeUnload = (event: BeforeUnloadEvent) => event.preventDefault();

const start = (kind: BulkJob['kind'], items: readonly BulkItem[]) => {
  stop = new AbortController();
  window.addEventListener('beforeunload', askBeforeUnload);
  change({
    kind,
    total: items.length,
    phase: 'running',
    stopped: false,
    progress: startOf(items),
  });
};

/** What went as wanted is said in passing; anything else stays until it is closed. */
const finish = (progress: BulkProgress) => {
  window.removeEventListener('beforeunload', askBeforeUnload);
  if (!job) {
    return;
  }
  const finished: BulkJob = { ...job, phase: 'finished', stopped: stop.signal.aborted, progress };
  const clean = progress.left.length === 0 && progress.failures.length === 0 && progress.stoppedBy === null;
  change(clean ? null : finished);
  if (clean) {
    showToast({ tone: 'success', title: resultWords(finished) });
  } else {
    announce(resultWords(finished));
  }
};

const report = (progress: BulkProgress) => {
  if (job) {
    change({ ...job, progress });
  }
};

export const startBulkWrite = async (
  queries: QueryClient,
  kind: BulkWrite,
  items: readonly BulkItem[],
): Promise<void> => {
  start(kind, items);
  let kept = 0;
  const keep = (progress: BulkProgress) => {
    const ids = new Set(progress.done.slice(kept).map(({ id }) => id));
    kept = progress.done.length;
    if (ids.size > 0) {
      keepBulkWrite(queries, kind, ids);
    }
    report(progress);
  };
  const progress = await runBulk({
    items,
    chunkSize: BULK_CHUNK,
    write: (ids) => writeMany(kind, ids),
    lookUp: (id) => lookUpWrite(kind, id),
    second,
    signal: stop.signal,
    report: keep,
  });
  finish(progress);
  await recountTools(queries);
};

export const startExport = async (list: Listed, items: readonly BulkItem[]): Promise<void> => {
  start('export', items);
  const { signal } = stop;
  const { tools, progress } = await runExport({
    items,
    list,
    fetch: (request) => fetchExport(request, signal),
    problemOf,
    second,
    signal,
    report,
  });
  if (tools.length > 0) {
    download(exportTools(tools));
  }
  finish(progress);
};

export const stopBulkJob = (): void => stop.abort();

export const dismissBulkJob = (): void => {
  if (job?.phase === 'finished') {
    change(null);
  }
};
