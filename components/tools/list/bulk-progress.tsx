'use client';

import { countOf } from '@/components/list/count-words';
import { stopBulkJob } from '@/components/tools/list/bulk-job';
import type { BulkJob } from '@/components/tools/list/bulk-run';
import { doingWords } from '@/components/tools/list/bulk-words';
import { Button } from '@/components/ui/button';
import { Progress } from '@/components/ui/progress';

export function BulkProgressBar({ job }: { job: BulkJob }) {
  const { waitSeconds, left } = job.progress;
  return (
    <div className="flex items-center gap-3 px-3 py-2 md:px-4">
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <p>
          {doingWords(job)}
          {waitSeconds !== null && (
            <span className="text-stale">
              . The API’s rate limit is reached; going on in {countOf(waitSeconds, 'second')}.
            </span>
          )}
        </p>
        <Progress label={doingWords(job)} value={job.total - left.length} max={job.total} />
      </div>
      <Button size="small" onClick={stopBulkJob}>
        Stop
      </Button>
    </div>
  );
}
