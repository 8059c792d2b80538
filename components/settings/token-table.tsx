'use client';

import { useState } from 'react';
import { momentAgo } from '@/components/settings/moment';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import type { Token } from '@/lib/contract/token';
import type { Workspace } from '@/lib/contract/workspace';
import { useApi } from '@/lib/queries/api';

const COLUMNS = ['Name', 'Scope', 'Workspaces', 'Last used', 'Created'];
const CELL = 'px-3 py-2 align-top';

const coverageOf = (token: Token, workspaces: readonly Workspace[]) =>
  token.all_workspaces
    ? 'All'
    : token.workspace_ids
        .map((id) => workspaces.find((workspace) => workspace.id === id)?.name ?? id)
        .join(', ');

type TokenTableProps = { tokens: readonly Token[]; onRevoke: ((token: Token) => void) | null };

export function TokenTable({ tokens, onRevoke }: TokenTableProps) {
  const { workspaces } = useApi();
  const [now] = useState(Date.now);
  return (
    <div className="relative overflow-x-auto rounded border bg-surface-raised">
      <table className="w-full text-left text-sm">
        <thead className="border-b text-ink-faint text-xs">
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className="whitespace-nowrap px-3 py-1.5 font-medium">
                {column}
              </th>
            ))}
            {onRevoke && (
              <th scope="col" className="px-3 py-1.5">
                <span className="sr-only">Actions</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody className="divide-y">
          {tokens.map((token) => (
            <tr key={token.id}>
              <th scope="row" className={`${CELL} min-w-44 font-normal`}>
                <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                  <span className="break-words font-medium">{token.name}</span>
                  {token.current && <Badge tone="accent">This session</Badge>}
                </span>
                <span className="font-mono text-ink-faint text-xs">{token.hint}…</span>
              </th>
              <td className={CELL}>
                <Badge>{token.scope === 'write' ? 'Read and write' : 'Read only'}</Badge>
              </td>
              <td className={`${CELL} max-w-60 break-words`}>{coverageOf(token, workspaces)}</td>
              <td className={`${CELL} whitespace-nowrap`} suppressHydrationWarning>
                {token.last_used_at ? momentAgo(token.last_used_at, now) : 'Never'}
              </td>
              <td className={`${CELL} whitespace-nowrap`} suppressHydrationWarning>
                {momentAgo(token.created_at, now)}
              </td>
              {onRevoke && (
                <td className={`${CELL} text-right`}>
                  <Button size="small" onClick={() => onRevoke(token)} aria-label={`Revoke ${token.name}`}>
                    Revoke
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
