'use client';

import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Notice } from '@/components/ui/notice';
import type { SandboxStatus } from '@/lib/contract/run';

type SandboxNoticeProps = { status: SandboxStatus; onAskAgain: () => void; asking: boolean };

/** Why no code runs here, and the line that mends it. Says nothing while all is well. */
export function SandboxNotice({ status, onAskAgain, asking }: SandboxNoticeProps) {
  if (status.state === 'available') {
    return null;
  }
  if (status.state === 'starting') {
    return <Notice>The sandbox is being made ready. A run waits for it.</Notice>;
  }
  return (
    <Notice
      tone="warning"
      title="Tools cannot run on this machine"
      action={
        <Button size="small" busy={asking} onClick={onAskAgain}>
          Check again
        </Button>
      }
    >
      <p>{status.reason}</p>
      <p>Everything else works.</p>
      {status.remedy !== null && (
        <div className="mt-2 flex flex-col items-start gap-2">
          <code className="wrap-anywhere min-w-0 max-w-full rounded border bg-surface px-2 py-1 text-ink text-xs">
            {status.remedy}
          </code>
          <CopyButton text={status.remedy} label="Copy the line" />
        </div>
      )}
    </Notice>
  );
}
