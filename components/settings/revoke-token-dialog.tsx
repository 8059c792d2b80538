'use client';

import { useState } from 'react';
import { momentAgo } from '@/components/shell/moment';
import { useLeaveSession } from '@/components/shell/use-leave-session';
import { ConfirmDialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { showToast } from '@/components/ui/toast';
import type { ClientProblem } from '@/lib/contract/problem';
import type { Token } from '@/lib/contract/token';
import { useDeleteToken } from '@/lib/queries/token';

/** Asks before a token stops working, and says who will notice. */
export function RevokeTokenDialog({ token, onClose }: { token: Token; onClose: () => void }) {
  const leaveSession = useLeaveSession();
  const revoke = useDeleteToken();
  const [problem, setProblem] = useState<ClientProblem | null>(null);
  const confirm = async () => {
    const outcome = await revoke.mutateAsync(token.id);
    if (!outcome.ok) {
      setProblem(outcome.problem);
      return;
    }
    onClose();
    showToast({ tone: 'success', title: `Revoked ${token.name}` });
    if (token.current) {
      leaveSession();
    }
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`Revoke ${token.name}?`}
      confirmLabel="Revoke token"
      onConfirm={confirm}
    >
      <p>
        Whatever uses <span className="font-mono text-ink">{token.hint}…</span> is refused from then on. It
        was {token.last_used_at ? `last used ${momentAgo(token.last_used_at, Date.now())}` : 'never used'}.
        This cannot be undone.
      </p>
      {token.current && (
        <Notice tone="warning">You are signed in with this token. Revoking it signs you out.</Notice>
      )}
      {problem && (
        <Notice tone="error" title="Not revoked">
          {problem.message}
        </Notice>
      )}
    </ConfirmDialog>
  );
}
