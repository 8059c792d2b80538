'use client';

import { HardDrive, Lock, Server } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { Tooltip } from '@/components/ui/tooltip';
import { useApi } from '@/lib/queries/api';

/** Which API the dashboard works on, and that the token may only read, where that is so. */
export function ApiChips() {
  const { kind, host, scope } = useApi();
  const embedded = kind === 'embedded';
  return (
    <>
      <Tooltip
        content={
          embedded
            ? `Toolroom’s own Conduit API on this machine, ${host}.`
            : `The tools on screen are kept by the Conduit API at ${host}.`
        }
      >
        <button type="button" className="hidden h-6 min-w-0 items-center rounded-sm lg:inline-flex">
          <Badge icon={embedded ? <HardDrive aria-hidden /> : <Server aria-hidden />} className="max-w-48">
            <span className="sr-only">API: </span>
            <span className="truncate">{embedded ? 'Embedded' : host}</span>
          </Badge>
        </button>
      </Tooltip>
      {scope === 'read' && (
        <Tooltip content="You signed in with a token that may only read. To change tools, sign in with a token of scope write.">
          <button type="button" className="inline-flex h-6 items-center rounded-sm">
            <Badge tone="stale" icon={<Lock aria-hidden />}>
              Read only
            </Badge>
          </button>
        </Tooltip>
      )}
    </>
  );
}
