'use client';

import { useQuery } from '@tanstack/react-query';
import { CircleAlert, CircleCheck, LoaderCircle } from 'lucide-react';
import { ProblemNotice } from '@/components/shell/problem-notice';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Skeleton } from '@/components/ui/skeleton';
import type { SandboxStatus } from '@/lib/contract/run';
import { problemOf } from '@/lib/queries/fetch-json';
import { sandboxQuery } from '@/lib/queries/sandbox';

const BADGES = {
  available: (
    <Badge tone="valid" icon={<CircleCheck aria-hidden />}>
      Available
    </Badge>
  ),
  starting: (
    <Badge tone="accent" icon={<LoaderCircle aria-hidden className="animate-spin" />}>
      Starting
    </Badge>
  ),
  unavailable: (
    <Badge tone="stale" icon={<CircleAlert aria-hidden />}>
      Not available
    </Badge>
  ),
};

/** What a run may reach, in words. */
export const networkWords = ({ egress, allowed_hosts }: SandboxStatus): string => {
  if (egress === 'none') {
    return 'None';
  }
  return allowed_hosts === null
    ? 'The public internet only; nothing private, nothing on this machine'
    : `Only ${allowed_hosts.length === 0 ? 'no host at all' : allowed_hosts.join(', ')}`;
};

/** Whether code runs on the machine of the API, what it may reach there, and what to do when it does not. */
export function SandboxStatusSection() {
  const sandbox = useQuery(sandboxQuery());
  const body = () => {
    if (sandbox.data) {
      return (
        <SandboxFacts
          status={sandbox.data}
          onAskAgain={() => void sandbox.refetch()}
          asking={sandbox.isFetching}
        />
      );
    }
    return sandbox.isPending ? (
      <Skeleton className="h-10 max-w-3xl" />
    ) : (
      <ProblemNotice
        title="The state of the sandbox could not be read"
        problem={problemOf(sandbox.error)}
        onRetry={() => void sandbox.refetch()}
        retrying={sandbox.isFetching}
      />
    );
  };
  return (
    <section aria-labelledby="sandbox" className="flex flex-col gap-2 px-4 pb-4">
      <div className="flex items-center gap-2">
        <h2 id="sandbox" className="font-semibold text-sm">
          Sandbox
        </h2>
        {sandbox.data && BADGES[sandbox.data.state]}
      </div>
      {body()}
    </section>
  );
}

type SandboxFactsProps = { status: SandboxStatus; onAskAgain: () => void; asking: boolean };

function SandboxFacts({ status, onAskAgain, asking }: SandboxFactsProps) {
  if (status.state === 'starting') {
    return <p className="text-ink-muted">It is being made ready. A run waits for it.</p>;
  }
  if (status.state === 'unavailable') {
    return (
      <div className="flex max-w-3xl flex-col items-start gap-2">
        <p className="wrap-anywhere">{status.reason ?? 'The API does not say why.'}</p>
        <p className="text-ink-muted">Tools cannot run until this is mended. Everything else works.</p>
        <div className="flex max-w-full flex-wrap items-center gap-2">
          {status.remedy !== null && (
            <>
              <code className="wrap-anywhere min-w-0 rounded border bg-surface-sunken px-2 py-1 text-xs">
                {status.remedy}
              </code>
              <CopyButton text={status.remedy} label="Copy the line" />
            </>
          )}
          <Button size="small" busy={asking} onClick={onAskAgain}>
            Check again
          </Button>
        </div>
      </div>
    );
  }
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-1">
      <div className="flex min-w-0 gap-2">
        <dt className="shrink-0 text-ink-muted">Network</dt>
        <dd className="wrap-anywhere min-w-0">{networkWords(status)}</dd>
      </div>
      <div className="flex gap-2">
        <dt className="text-ink-muted">Runs at once</dt>
        <dd>{status.concurrency}</dd>
      </div>
    </dl>
  );
}
