'use client';

import { useQuery } from '@tanstack/react-query';
import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import { CreateTokenDialog } from '@/components/settings/create-token-dialog';
import { RevokeTokenDialog } from '@/components/settings/revoke-token-dialog';
import { TokenRows } from '@/components/settings/token-rows';
import { TokensSkeleton } from '@/components/settings/tokens-skeleton';
import { ProblemNotice } from '@/components/shell/problem-notice';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import type { Token } from '@/lib/contract/token';
import { useApi } from '@/lib/queries/api';
import { problemOf } from '@/lib/queries/fetch-json';
import { tokensQuery } from '@/lib/queries/token';

type Task = { kind: 'create' } | { kind: 'revoke'; token: Token };

/** Who may call the embedded API: one row a token. */
export function Tokens() {
  const mayChange = useApi().scope !== 'read';
  const [task, setTask] = useState<Task | null>(null);
  const close = () => setTask(null);
  return (
    <section aria-labelledby="tokens" className="flex flex-col gap-2">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <div>
          <h2 id="tokens" className="font-semibold text-base">
            Tokens
          </h2>
          <p className="text-ink-muted">What scripts, agents and other dashboards sign in with.</p>
        </div>
        {mayChange && (
          <Button
            look="primary"
            icon={<Plus aria-hidden className="size-4" />}
            onClick={() => setTask({ kind: 'create' })}
          >
            New token
          </Button>
        )}
      </div>
      {mayChange ? (
        <TokenList onRevoke={(token) => setTask({ kind: 'revoke', token })} />
      ) : (
        <Notice>
          You signed in with a token that may only read. Tokens are shown to those that may write.
        </Notice>
      )}
      {task?.kind === 'create' && <CreateTokenDialog onClose={close} />}
      {task?.kind === 'revoke' && <RevokeTokenDialog token={task.token} onClose={close} />}
    </section>
  );
}

function TokenList({ onRevoke }: { onRevoke: (token: Token) => void }) {
  const tokens = useQuery(tokensQuery());
  if (tokens.isPending) {
    return <TokensSkeleton />;
  }
  if (tokens.isError && !tokens.data) {
    return (
      <ProblemNotice
        title="The tokens could not be read"
        problem={problemOf(tokens.error)}
        onRetry={() => void tokens.refetch()}
        retrying={tokens.isFetching}
      />
    );
  }
  if (tokens.data.length === 0) {
    return (
      <EmptyState icon={<KeyRound aria-hidden />} title="No tokens to show">
        Create one for each script or agent, so that each can be revoked by itself.
      </EmptyState>
    );
  }
  return <TokenRows tokens={tokens.data} onRevoke={onRevoke} />;
}
