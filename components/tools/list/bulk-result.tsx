'use client';

import { useQueryClient } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { dismissBulkJob, startBulkWrite } from '@/components/tools/list/bulk-job';
import type { BulkItem, BulkJob } from '@/components/tools/list/bulk-run';
import { resultWords } from '@/components/tools/list/bulk-words';
import { Button, IconButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';

const SHOWN_MAX = 50;

/** How it ended, tool by tool where it failed. What may have happened is not offered again: look at it first. */
export function BulkResult({ job }: { job: BulkJob }) {
  const queries = useQueryClient();
  const { kind, progress } = job;
  const { failures, left, stoppedBy } = progress;
  const again: BulkItem[] = [...failures.filter(({ certain }) => certain).map(({ item }) => item), ...left];
  const unknown = failures.some(({ certain }) => !certain);
  return (
    <Notice
      tone={failures.length > 0 || stoppedBy ? 'error' : 'info'}
      title={resultWords(job)}
      className="m-2"
      action={
        <>
          {kind !== 'export' && again.length > 0 && (
            <Button size="small" onClick={() => void startBulkWrite(queries, kind, again)}>
              {failures.length > 0 ? 'Retry failed' : 'Go on'}
            </Button>
          )}
          <IconButton size="small" label="Close result" onClick={dismissBulkJob}>
            <X aria-hidden className="size-4" />
          </IconButton>
        </>
      }
    >
      {job.stopped && left.length > 0 && <p>You stopped it.</p>}
      {stoppedBy && <p>It stopped: {stoppedBy.message}</p>}
      {failures.length > 0 && !stoppedBy && (
        <ul className="mt-1 max-h-40 overflow-y-auto" aria-label="Failed tools">
          {failures.slice(0, SHOWN_MAX).map(({ item, reason }) => (
            <li key={item.id}>
              <span className="font-mono text-ink">{item.name}</span>: {reason}
            </li>
          ))}
          {failures.length > SHOWN_MAX && <li>and {failures.length - SHOWN_MAX} more</li>}
        </ul>
      )}
      {unknown && <p className="mt-1">For the unknown ones reload the page to see how they are now.</p>}
    </Notice>
  );
}
