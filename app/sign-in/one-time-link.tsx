'use client';

import { useEffect, useRef } from 'react';
import { TokenForm } from '@/app/sign-in/token-form';
import { useEnter } from '@/app/sign-in/use-enter';
import { Notice } from '@/components/ui/notice';
import { Progress } from '@/components/ui/progress';
import { useSignInWithCode } from '@/lib/queries/sign-in';

/** Uses the code of a one-time link, once. A link that no longer works leaves the form as the way in. */
export function OneTimeLink({ code }: { code: string }) {
  const { mutate, data } = useSignInWithCode();
  const enter = useEnter('tools');
  const used = useRef(false);
  useEffect(() => {
    if (used.current) {
      return;
    }
    used.current = true;
    // The code does not stay in the address, where the history would keep it.
    window.history.replaceState(null, '', '/sign-in');
    mutate(code, {
      onSuccess: (outcome) => {
        if (outcome.ok) {
          enter();
        }
      },
    });
  }, [code, mutate, enter]);
  if (data?.ok === false) {
    return (
      <>
        <Notice tone="error" title="This sign-in link did not work">
          <p>{data.problem.message}</p>
          <p>A link works once and not for long. Start Toolroom again for a new one, or paste a token.</p>
        </Notice>
        <TokenForm />
      </>
    );
  }
  return (
    <div role="status" className="flex flex-col gap-2">
      <p>Signing in with your one-time link…</p>
      <Progress label="Signing in" />
    </div>
  );
}
