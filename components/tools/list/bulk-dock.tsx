'use client';

import type { ReactNode } from 'react';
import { useBulkJob } from '@/components/tools/list/bulk-job';
import { BulkProgressBar } from '@/components/tools/list/bulk-progress';
import { BulkResult } from '@/components/tools/list/bulk-result';

/** Below the list: what is ticked, what is being done to many tools, and how that ended. */
export function BulkDock({ children }: { children: ReactNode }) {
  const job = useBulkJob();
  if (!job && !children) {
    return null;
  }
  return (
    <section aria-label="Bulk actions" className="shrink-0 border-t bg-surface-raised">
      {job?.phase === 'finished' && <BulkResult job={job} />}
      {job?.phase === 'running' ? <BulkProgressBar job={job} /> : children}
    </section>
  );
}
