'use client';

import { Ban, SquarePen } from 'lucide-react';
import { Button, LinkButton } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { showToast } from '@/components/ui/toast';
import { stringifyJson } from '@/lib/contract/json';
import type { Run } from '@/lib/contract/run';
import { useApi } from '@/lib/queries/api';
import { useCancelRun } from '@/lib/queries/run';

/** Stops a run that goes on. It is over when the page says so, not when the button was pressed. */
export function CancelRunButton({ id }: { id: string }) {
  const cancel = useCancelRun();
  const ask = async () => {
    const outcome = await cancel.mutateAsync(id);
    if (!outcome.ok) {
      showToast({ tone: 'error', title: 'The run was not cancelled', description: outcome.problem.message });
    }
  };
  return (
    <Button busy={cancel.isPending} icon={<Ban aria-hidden className="size-4" />} onClick={() => void ask()}>
      Cancel
    </Button>
  );
}

/** What can be done with a run that one looks at. */
export function RunActions({ run }: { run: Run }) {
  const mayWrite = useApi().scope !== 'read';
  return (
    <div className="flex flex-wrap gap-2">
      {run.state === 'running' && mayWrite && <CancelRunButton id={run.id} />}
      <CopyButton size="medium" text={stringifyJson(run, 2)} label="Copy as JSON" />
      {run.tool_id !== null && (
        <LinkButton
          look="primary"
          href={`/tools/${encodeURIComponent(run.tool_id)}?run=${encodeURIComponent(run.id)}`}
          prefetch={false}
          icon={<SquarePen aria-hidden className="size-4" />}
        >
          <span>
            Open in editor<span className="max-sm:sr-only"> with these arguments</span>
          </span>
        </LinkButton>
      )}
    </div>
  );
}
