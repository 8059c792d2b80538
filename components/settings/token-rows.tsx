'use client';

import { useState } from 'react';
import { momentAgo } from '@/components/shell/moment';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import type { Token } from '@/lib/contract/token';
import type { Workspace } from '@/lib/contract/workspace';
import { useApi } from '@/lib/queries/api';

const coverageOf = (token: Token, workspaces: readonly Workspace[]) =>
  token.all_workspaces
    ? 'All workspaces'
    : token.workspace_ids
        .map((id) => workspaces.find((workspace) => workspace.id === id)?.name ?? id)
        .join(', ');

type TokenRowsProps = { tokens: readonly Token[]; onRevoke: (token: Token) => void };

export function TokenRows({ tokens, onRevoke }: TokenRowsProps) {
  const { workspaces } = useApi();
  const [now] = useState(Date.now);
  return (
    <ul aria-labelledby="tokens" className="divide-y rounded border bg-surface-raised">
      {tokens.map((token) => (
        <li key={token.id} className="flex items-start gap-4 px-3 py-2">
          <div className="grid min-w-0 flex-1 gap-x-4 gap-y-1 sm:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
            <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <span className="wrap-anywhere font-medium">{token.name}</span>
              <Badge>{token.scope === 'write' ? 'Read and write' : 'Read only'}</Badge>
              {token.current && <Badge tone="accent">This session</Badge>}
            </div>
            <p suppressHydrationWarning>
              {token.last_used_at ? `Used ${momentAgo(token.last_used_at, now)}` : 'Never used'}
            </p>
            <p className="wrap-anywhere text-ink-muted">
              <span className="font-mono text-ink-faint text-xs">{token.hint}…</span>{' '}
              {coverageOf(token, workspaces)}
            </p>
            <p className="text-ink-muted" suppressHydrationWarning>
              Created {momentAgo(token.created_at, now)}
            </p>
          </div>
          <Button size="small" onClick={() => onRevoke(token)} aria-label={`Revoke ${token.name}`}>
            Revoke
          </Button>
        </li>
      ))}
    </ul>
  );
}
