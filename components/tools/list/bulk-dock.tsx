'use client';

import { useBulkJob } from '@/components/tools/list/bulk-job';
import { BulkProgressBar } from '@/components/tools/list/bulk-progress';
import { BulkResult } from '@/components/tools/list/bulk-result';

/** Below the list: what is being done to many tools, and how that ended. */
export function BulkDock() {
  const job = useBulkJob();
  if (!job) {
    return null;
  }
  return (
    <section aria-label="Bulk actions" className="shrink-0 border-t bg-surface-raised">
      {job.phase === 'running' ? <BulkProgressBar job={job} /> : <BulkResult job={job} />}
    </section>
  );
}
