'use client';

import { Eye, EyeOff } from 'lucide-react';
import { type SyntheticEvent, useState } from 'react';
import { useEnter } from '@/app/sign-in/use-enter';
import { Button, IconButton } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { useSignInWithToken } from '@/lib/queries/sign-in';

/** A mistyped token is an error of the field; anything else is said above it. */
const FIELD_CODES = new Set(['unauthenticated', 'invalid_request']);

/** Takes a token. The input has no name and the form posts, so that a token never lands in an address. */
export function TokenForm({ to = 'tools' }: { to?: 'tools' | 'here' }) {
  const [token, setToken] = useState('');
  const [shown, setShown] = useState(false);
  const [entered, setEntered] = useState(false);
  const signIn = useSignInWithToken();
  const enter = useEnter(to);
  const problem = signIn.data?.ok === false ? signIn.data.problem : null;
  const atField = problem !== null && FIELD_CODES.has(problem.code);

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (signIn.isPending || entered) {
      return;
    }
    signIn.mutate(token, {
      onSuccess: (outcome) => {
        if (outcome.ok) {
          setEntered(true);
          enter();
        }
      },
    });
  };

  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-4">
      {problem && !atField && (
        <Notice tone="error" title="Not signed in">
          {problem.message}
        </Notice>
      )}
      <Field
        label="Conduit token"
        hint="Starts with capi_. Once signed in, it is kept in an encrypted cookie that no script can read."
        error={atField ? problem.message : null}
        required
      >
        <TokenInput token={token} onChange={setToken} shown={shown} onShownChange={setShown} />
      </Field>
      <Button look="primary" type="submit" busy={signIn.isPending || entered}>
        Sign in
      </Button>
    </form>
  );
}

type TokenInputProps = {
  token: string;
  onChange: (token: string) => void;
  shown: boolean;
  onShownChange: (shown: boolean) => void;
};

function TokenInput({ token, onChange, shown, onShownChange }: TokenInputProps) {
  return (
    <div className="relative">
      <Input
        type={shown ? 'text' : 'password'}
        value={token}
        onChange={(event) => onChange(event.target.value)}
        autoComplete="current-password"
        autoCapitalize="none"
        spellCheck={false}
        className="pr-9 font-mono"
      />
      <IconButton
        size="small"
        label={shown ? 'Hide token' : 'Show token'}
        onClick={() => onShownChange(!shown)}
        className="absolute top-0.5 right-0.5"
      >
        {shown ? <EyeOff aria-hidden className="size-4" /> : <Eye aria-hidden className="size-4" />}
      </IconButton>
    </div>
  );
}
